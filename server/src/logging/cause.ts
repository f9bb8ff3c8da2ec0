const MAX = 300;

/** Kind and words of a failure, in one line; its stack and the values it was about are not among them. */
export function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'Something that is no error.';
  const code = 'code' in error && typeof error.code === 'string' ? ` (${error.code})` : '';
  return `${error.name}${code}: ${error.message.split('\n')[0]}`.slice(0, MAX);
}
