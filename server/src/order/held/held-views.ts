import type { HeldEntry, HeldMessage, MessageType } from '#contracts';
import type { NewMessage } from '../../database/message-store.js';
import { orderRoom, personName } from '../reports/report-views.js';
import type { Held } from './held.entity.js';

export function typeOf({ poll, fileIds }: NewMessage): MessageType {
  if (poll) return 'poll';
  return fileIds ? 'file' : 'text';
}

/** As its author sees it. */
export const heldView = ({
  id,
  clientId,
  roomId,
  message,
  createdAt,
  refusedAt,
  reason,
}: Held): HeldMessage => ({
  id,
  clientId,
  room: roomId,
  type: typeOf(message),
  text: message.text,
  at: createdAt.toISOString(),
  ...(refusedAt && { refusal: { reason } }),
});

/** As those who keep order see it. */
export const heldEntry = ({ id, author, room, message, cause, words, createdAt }: Held): HeldEntry => ({
  id,
  type: typeOf(message),
  text: message.text,
  at: createdAt.toISOString(),
  room: orderRoom(room),
  author: personName(author),
  cause,
  words,
});
