import type { OrderRoom } from './admin-order.js';
import type { Message } from './message.js';

/** What can be asked of the messages of public rooms. */
export const STREAM_HAS = ['file'] as const;
export type StreamHas = (typeof STREAM_HAS)[number];

export interface StreamEntry {
  message: Message;
  room: OrderRoom;
}

export interface StreamQuery {
  /** Words; the last may go on. */
  q?: string;
  /** A public room's id or slug, or a part of its name. */
  room?: string;
  /** A username. */
  person?: string;
  has?: StreamHas;
  cursor?: string;
  limit?: number;
}

/** Newest first; `cursor` is absent on the last page. A page may hold fewer than were asked for, even none, and have one. */
export interface StreamAnswer {
  entries: StreamEntry[];
  cursor?: string;
}
