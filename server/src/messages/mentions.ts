import { LIMITS } from '#contracts';
import { calledNames } from '#text';
import { DomainError } from '../common/domain-error.js';

/** Stands for everybody in a room, in place of a user's id. */
export const EVERYBODY = 'all';

/** A member of a room whose name a text calls. */
export interface CalledMember {
  id: string;
  username: string;
  /** Whether a block stands between them and the writer. */
  isApart: boolean;
}

export interface Mentions {
  /** As the message shows them: true usernames, and `all`. */
  names: string[];
  /** Who is to find it among their mentions: ids, or the key of everybody. */
  keys: string[];
}

/** The names that a text calls. @throws DomainError `validation.failed` when they are too many */
export function callsIn(text: string): string[] {
  const names = calledNames(text);
  if (names.length > LIMITS.mentions.max) throw DomainError.field('text', 'tooMany');
  return names;
}

/** What comes of the names called, in their order: members are mentioned, everybody only by those who may call them. */
export function mentionsOf(
  calls: readonly string[],
  members: readonly CalledMember[],
  writer: { id: string; mayCallAll: boolean },
): Mentions {
  const byKey = new Map(members.map((member) => [member.username.toLowerCase(), member]));
  const mentions: Mentions = { names: [], keys: [] };
  for (const call of calls) {
    const member = byKey.get(call.toLowerCase());
    if (member) {
      mentions.names.push(member.username);
      if (!member.isApart && member.id !== writer.id) mentions.keys.push(member.id);
    } else if (call.toLowerCase() === EVERYBODY && writer.mayCallAll) {
      mentions.names.push(EVERYBODY);
      mentions.keys.push(EVERYBODY);
    }
  }
  return mentions;
}
