import type { Poll } from '#contracts';

/** When it was closed or closes by itself, whichever is known; null for never. */
export function closingTime({ closedAt, closesAt }: Poll): number | null {
  const at = closedAt ?? closesAt;
  return at === undefined ? null : Date.parse(at);
}

export function isOpen(poll: Poll, now: number): boolean {
  const at = closingTime(poll);
  return !poll.closedAt && (at === null || at > now);
}

/** Of all people who voted, in whole per cent: with several choices the options may sum up to more than a hundred. */
export function percentOf(votes: number, { people }: Poll): number {
  return people === 0 ? 0 : Math.round((votes / people) * 100);
}

/** The choice after an option was pressed: in single choice it replaces the other, and pressed again withdraws it. */
export function chosenAfter({ multiple, mine }: Poll, option: string): string[] {
  if (mine.includes(option)) return mine.filter((id) => id !== option);
  return multiple ? [...mine, option] : [option];
}
