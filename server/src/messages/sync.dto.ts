import type { SyncAnswer } from '#contracts';
import { RoomDto } from '../rooms/rooms.dto.js';
import { MessageDto } from './messages.dto.js';

/** In a file of its own: rooms show messages and a sync shows a room. */
export class SyncAnswerDto implements SyncAnswer {
  room: RoomDto;

  /**
   * What the asker has after taking this answer in.
   * @example 45
   */
  rev: number;

  /** Ascending by rev. */
  messages: MessageDto[];

  /** Whether to ask again from `rev`. */
  hasMore: boolean;
}
