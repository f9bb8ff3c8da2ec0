import type { Message } from '#contracts';

/** A message as something is to be done with it, and where that was wanted. */
export interface MessageTarget {
  readonly message: Message;
  /** Which composer answers it: the id of the room, or of the message whose thread is open. */
  readonly place: string;
  /** Gets the focus back. */
  readonly row: HTMLElement;
}
