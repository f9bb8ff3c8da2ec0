/** What makes a direct room the one of two people: both ids, sorted. */
export const directKeyOf = (one: string, other: string): string => [one, other].sort().join(':');

/** The id of the other one in a direct room; undefined in all other rooms. */
export const otherIn = (directKey: string | null, own: string): string | undefined =>
  directKey?.split(':').find((id) => id !== own);
