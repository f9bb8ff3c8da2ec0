import type { Message as MessageView } from '#contracts';
import type { StoredMessage } from '../database/message-store.js';
import type { Message } from './message.entity.js';

/** A message as the wire shows it: the same for every reader, so that it is encoded once. */
export const storedView = (message: StoredMessage): MessageView => ({
  id: message.id,
  room: message.roomId,
  seq: message.seq,
  rev: message.rev,
  username: message.username,
  displayName: message.displayName,
  type: message.type,
  text: message.text,
  timestamp: new Date(message.createdAt).toISOString(),
  clientId: message.clientId,
  mentions: [],
  reactions: [],
});

/** As read through the entity, with its author. */
export const messageView = ({ author, createdAt, ...message }: Message): MessageView =>
  storedView({
    ...message,
    username: author.username,
    displayName: author.displayName,
    createdAt: createdAt.getTime(),
  });
