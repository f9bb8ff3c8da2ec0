import type { Poll, PollAnswer, PollOption } from '#contracts';

export class PollOptionDto implements PollOption {
  /** @example "019a1b2c-3d4e-7f00-8000-000000000012" */
  id: string;

  /** @example "شنبه" */
  text: string;

  /** @example 3 */
  votes: number;

  /**
   * Usernames of the first voters; absent in anonymous polls.
   * @example ["sara_m"]
   */
  voters?: string[];
}

export class PollDto implements Poll {
  /** @example "019a1b2c-3d4e-7f00-8000-000000000011" */
  id: string;

  /** @example "کدام روز؟" */
  question: string;

  options: PollOptionDto[];

  /** Whether a person may choose several options. */
  multiple: boolean;

  anonymous: boolean;

  /**
   * People who voted.
   * @example 5
   */
  people: number;

  /**
   * When it closes by itself.
   * @example "2026-03-25T16:00:00.000Z"
   */
  closesAt?: string;

  /**
   * When somebody closed it.
   * @example "2026-03-24T16:00:00.000Z"
   */
  closedAt?: string;

  /**
   * Ids of the options the reader chose.
   * @example ["019a1b2c-3d4e-7f00-8000-000000000012"]
   */
  mine: string[];
}

export class PollAnswerDto implements PollAnswer {
  poll: PollDto;
}
