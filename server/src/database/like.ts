/** A pattern for `LIKE … ESCAPE '\'` that fits what holds these words: its own wildcards are letters like any other. */
export const holding = (words: string): string => `%${words.replace(/[\\%_]/g, '\\$&')}%`;
