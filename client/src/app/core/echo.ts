import type { SendMessageRequest } from '#contracts';
import type { ClientErrorCode } from './api-error';
import type { EchoState } from './echo-state';

/** What somebody has written, as it is handed over to be sent. */
export type Draft = Readonly<Omit<SendMessageRequest, 'clientId'>>;

/** A draft, and the files here that it waits for. */
export interface Waiting extends Draft {
  /** Ids of uploads; the server's are in `fileIds` once all are there. */
  readonly uploads?: readonly string[];
}

/** A message of one's own that the room does not have yet. */
export interface Echo extends Waiting {
  readonly clientId: string;
  readonly room: string;
  readonly createdAt: string;
  readonly state: EchoState;
  /** Why it failed. */
  readonly error?: ClientErrorCode;
  /** The server asked to wait until then, in milliseconds since 1970. */
  readonly retryAt?: number;
}

/** Only what a draft has: it goes to the server, which refuses what it does not know. */
export function draftOf({ text, replyTo, thread, inRoom, dir, fileIds }: Draft): Draft {
  return {
    text,
    ...(replyTo && { replyTo }),
    ...(thread && { thread }),
    ...(thread && inRoom && { inRoom }),
    ...(dir && { dir }),
    ...(fileIds && { fileIds }),
  };
}

/** Whether its files are still on their way. */
export const isHeld = ({ uploads, fileIds }: Waiting): boolean => !!uploads?.length && !fileIds;
