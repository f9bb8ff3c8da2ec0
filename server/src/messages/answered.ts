import { type EntityManager, In, MoreThan } from 'typeorm';
import { Message } from './message.entity.js';

/** The messages that those of a page answer, less those that are in it or that the reader may not read. An answer stands in the room of what it answers. */
export function answeredBy(manager: EntityManager, page: Message[], readsAfter: number): Promise<Message[]> {
  const there = new Set(page.map(({ id }) => id));
  const wanted = new Set(page.flatMap(({ replyToId }) => (replyToId ? [replyToId] : [])));
  const missing = [...wanted].filter((id) => !there.has(id));
  if (missing.length === 0) return Promise.resolve([]);
  return manager
    .getRepository(Message)
    .find({ where: { id: In(missing), seq: MoreThan(readsAfter) }, order: { seq: 'ASC' } });
}
