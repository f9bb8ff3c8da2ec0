import type { SearchAnswer } from '#contracts';
import type { HttpAnswer, Person } from './person.js';

export const search = (person: Person, query: Record<string, string>): Promise<HttpAnswer<SearchAnswer>> =>
  person.get<SearchAnswer>(`/api/search?${new URLSearchParams(query)}`);

/** Resolves once the newest message of a room, and with it all before it, is in the index. */
export async function findable(person: Person, room: string): Promise<void> {
  const { body } = await person.get<{ messages: { id: string }[] }>(`/api/rooms/${room}/messages?limit=1`);
  const newest = body.messages[0]?.id;
  for (;;) {
    const answer = await search(person, { q: '', room, limit: '1' });
    if (answer.body.hits[0]?.message.id === newest) return;
  }
}
