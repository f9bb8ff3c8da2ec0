/** What is being typed that a list can complete. */
export interface Asked {
  readonly kind: 'person' | 'emoji' | 'command';
  /** What was typed after the sign. */
  readonly query: string;
  /** Where the sign stands. */
  readonly start: number;
}

/** Longer than any name that is completed. */
const MAX_LENGTH = 32;

const PERSON = /(?:^|[^\p{L}\p{M}\p{N}_@])@([\p{L}\p{M}\p{N}_\u200C]*)$/u;
/** Two letters at least: a colon also stands before what is listed. */
const EMOJI = /(?:^|[\s(])[:]([\p{L}\p{M}_\u200C][\p{L}\p{M}\p{N}_\u200C-]+)$/u;
const COMMAND = /^\/([\p{L}\p{M}\u200C]*)$/u;

/** What the caret stands behind; null when there is nothing to complete. */
export function askedAt(text: string, caret: number): Asked | null {
  const before = text.slice(Math.max(0, caret - MAX_LENGTH), caret);
  const found = (kind: Asked['kind'], pattern: RegExp): Asked | null => {
    const query = pattern.exec(before)?.[1];
    return query === undefined ? null : { kind, query, start: caret - query.length - 1 };
  };
  return (
    (caret < MAX_LENGTH && found('command', COMMAND)) || found('person', PERSON) || found('emoji', EMOJI)
  );
}
