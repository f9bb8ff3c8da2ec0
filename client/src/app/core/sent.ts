import type { Sent } from '#contracts';
import type { Connection } from './connection';

/** What one sent is told to this page as to all others: the message, or that it waits. */
export function deliverSent(connection: Connection, { message, held }: Sent): void {
  if (message) connection.deliver('message', message);
  else connection.deliver('own_held', { id: held.id, room: held.room, held });
}
