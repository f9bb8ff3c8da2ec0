import { IsBoolean } from 'class-validator';
import type { Thread, ThreadAnswer, ThreadsAnswer, UpdateThreadRequest } from '#contracts';
import { Optional, Whole } from '../common/validation/rules.js';
import { MessageDto } from './message.dto.js';

export class UpdateThreadDto implements UpdateThreadRequest {
  @Optional()
  @IsBoolean()
  following?: boolean;

  /**
   * Everything up to this threadSeq is read; it never moves back.
   * @example 3
   */
  @Optional()
  @Whole(0)
  seq?: number;
}

export class ThreadDto implements Thread {
  /** The message it begins at. */
  root: MessageDto;

  following: boolean;

  /**
   * The newest `threadSeq` read.
   * @example 3
   */
  lastReadSeq: number;
}

export class ThreadAnswerDto implements ThreadAnswer {
  thread: ThreadDto;

  /** Ascending by threadSeq. */
  messages: MessageDto[];

  /** Whether there is more in the direction asked for: older, unless `after`. */
  hasMore: boolean;

  /** With `around` only: whether there is more on the newer side too. */
  hasMoreAfter?: boolean;

  /** Messages that those of the page answer, and that are not in it. */
  answered: MessageDto[];
}

/** A thread after it changed. */
export class ThreadOnlyDto implements Pick<ThreadAnswer, 'thread'> {
  thread: ThreadDto;
}

export class ThreadsAnswerDto implements ThreadsAnswer {
  /** The newest reply first. */
  threads: ThreadDto[];

  /**
   * Absent on the last page.
   * @example "MTc3NDA4MTgwMDAwMCAwMTlhMWIyYy0zZDRlLTdmMDAtODAwMC0wMDAwMDAwMDAwMDQ"
   */
  cursor?: string;
}
