import type { SearchAnswer } from '#contracts';
import type { HttpAnswer, Person } from './person.js';

export const search = (person: Person, query: Record<string, string>): Promise<HttpAnswer<SearchAnswer>> =>
  person.get<SearchAnswer>(`/api/search?${new URLSearchParams(query)}`);

/** Resolves once a state of the server has come, which no event tells of; asked again at once. */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds()));
}

/**
 * Resolves once everything that was said in a room is in the index. It takes a room's messages in in the order of
 * their changes, so the newest is the last.
 */
export async function findable(person: Person, room: string): Promise<void> {
  const { body } = await person.get<{ messages: { id: string }[] }>(`/api/rooms/${room}/messages?limit=1`);
  const newest = body.messages[0]?.id;
  await until(async () => {
    const answer = await search(person, { q: '', room, limit: '1' });
    return answer.body.hits[0]?.message.id === newest;
  });
}
