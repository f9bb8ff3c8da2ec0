/**
 * What a name in a text is: `live` leads to somebody who was told, `me` called the reader, `named` may yet (nobody
 * knows while a message is on its way), and `plain` reached nobody.
 */
export type MentionState = 'live' | 'me' | 'named' | 'plain';

/** What the pieces of a text ask about the names in it. */
export abstract class Mentions {
  abstract stateOf(username: string): MentionState;
  /** Somebody's card is wanted. */
  abstract open(username: string): void;
}

/** Among the mentions of a message it stands for everybody. */
export const EVERYBODY = 'all';
