import type { SyncAnswer } from '#contracts';
import { ReadMarkDto } from '../rooms/read-marks.dto.js';
import { RoomDto } from '../rooms/rooms.dto.js';
import { MessageDto } from './message.dto.js';

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

  /** Messages that those of the page answer, and that are not in it. */
  answered: MessageDto[];

  /** Read marks of others that moved since. */
  reads: ReadMarkDto[];
}
