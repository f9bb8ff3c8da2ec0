import type { EntityManager } from 'typeorm';
import { LIMITS, type Language, codePointLength } from '#contracts';
import type { Actor } from '../auth/principal.js';
import { DomainError } from '../common/domain-error.js';
import type { BlockList } from '../users/block-list.js';
import { findPerson } from '../users/find-person.js';
import type { User } from '../users/user.entity.js';
import { refuseUnwanted } from './private-wishes.js';

const SEPARATORS: Record<Language, string> = { fa: '، ', en: ', ' };
const ELLIPSIS = '…';

/**
 * The people a maker brings along into a room, each once and the maker not among them.
 * @throws DomainError `validation.failed` (`tooMany`), `user.notFound`, `user.blocked`, `user.refusesPrivate`
 */
export async function findCompany(
  manager: EntityManager,
  blocks: BlockList,
  maker: Actor,
  usernames: string[],
): Promise<User[]> {
  const names = new Set(usernames.map((name) => name.toLowerCase()));
  names.delete(maker.username.toLowerCase());
  if (names.size >= LIMITS.group.max) throw DomainError.field('members', 'tooMany');
  const company: User[] = [];
  for (const name of names) {
    const person = await findPerson(manager, name);
    await refuseUnwanted(manager, blocks, maker, person);
    company.push(person);
  }
  return company;
}

/** What a group without a name is called: its people, as many as a room's name has place for. */
export function nameAfter(people: Pick<User, 'displayName'>[], language: Language = 'fa'): string {
  const separator = SEPARATORS[language];
  const whole = people.map(({ displayName }) => displayName).join(separator);
  if (codePointLength(whole) <= LIMITS.roomName.max) return whole;
  let name = '';
  for (const { segment } of new Intl.Segmenter(language).segment(whole)) {
    if (codePointLength(name + segment + ELLIPSIS) > LIMITS.roomName.max) break;
    name += segment;
  }
  return name.trimEnd() + ELLIPSIS;
}
