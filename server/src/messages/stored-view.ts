import type { Message as MessageView } from '#contracts';
import type { StoredMessage } from '../database/message-store.js';

/** A message as its row says, the same for every reader: all there is to show of one that was just stored. */
export const storedView = (message: StoredMessage): MessageView => ({
  id: message.id,
  room: message.roomId,
  seq: message.seq,
  rev: message.rev,
  username: message.username,
  displayName: message.displayName,
  ...(message.avatarId && { avatar: message.avatarId }),
  type: message.type,
  text: message.text,
  ...(message.dir && { dir: message.dir }),
  timestamp: new Date(message.createdAt).toISOString(),
  clientId: message.clientId,
  ...(message.replyToId && { replyTo: message.replyToId }),
  ...(message.threadId &&
    message.threadSeq && {
      thread: message.threadId,
      threadSeq: message.threadSeq,
      inRoom: message.inRoom,
    }),
  ...(message.asides > 0 && { asides: message.asides }),
  mentions: message.mentions,
  reactions: [],
  ...(message.poll && { poll: message.poll }),
  ...(message.files && { files: message.files }),
});
