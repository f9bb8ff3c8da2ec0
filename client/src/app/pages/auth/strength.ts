/** From 0, guessed at once, to 4, out of reach. */
export type Strength = 0 | 1 | 2 | 3 | 4;

/** Judges passwords, knowing the words an attacker would try first for this person. */
export type StrengthJudge = (password: string, known: string[]) => Strength;

/**
 * The estimator and its dictionaries weigh more than the rest of the page,
 * so they are fetched when somebody starts to type a password and not before.
 */
export async function loadStrengthJudge(): Promise<StrengthJudge> {
  const [{ ZxcvbnFactory }, common] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  const estimator = new ZxcvbnFactory({ dictionary: common.dictionary, graphs: common.adjacencyGraphs });
  return (password, known) => estimator.check(password, known).score;
}
