import type { EntityManager, QueryDeepPartialEntity } from 'typeorm';
import { Room } from '../rooms/room.entity.js';
import { Message } from './message.entity.js';

/**
 * Gives a change of a message its number, the next rev of its room, and stores both, with whatever of the message
 * itself changed. Only within a transaction that read both: no other can then have taken the number.
 */
export async function recordChange(
  manager: EntityManager,
  { room, message }: { room: Room; message: Message },
  changed: Partial<Message> = {},
): Promise<void> {
  room.rev += 1;
  Object.assign(message, changed, { rev: room.rev });
  const columns: QueryDeepPartialEntity<Message> = { ...changed, rev: room.rev };
  await manager.getRepository(Room).update({ id: room.id }, { rev: room.rev });
  await manager.getRepository(Message).update({ id: message.id }, columns);
}
