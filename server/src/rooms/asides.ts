import type { EntityManager } from 'typeorm';
import { Message } from '../messages/message.entity.js';
import type { Room } from './room.entity.js';

/** How many of a room's messages up to and with this seq stand only in threads. */
export async function asidesAt(manager: EntityManager, room: Room, seq: number): Promise<number> {
  if (seq === room.seq) return room.asides;
  if (room.asides === 0) return 0;
  const message = await manager
    .getRepository(Message)
    .findOne({ select: { id: true, asides: true }, where: { roomId: room.id, seq } });
  return message?.asides ?? 0;
}
