import { ArrayMaxSize, IsArray, IsBoolean, IsUUID } from 'class-validator';
import {
  type CreatePollPayload,
  type CreatePollRequest,
  LIMITS,
  type PollOption,
  type PollRef,
  type VotePayload,
  type VoteRequest,
  type VotersAnswer,
} from '#contracts';
import {
  IdReference,
  Line,
  Lines,
  Moment,
  Optional,
  RoomReference,
  Text,
} from '../common/validation/rules.js';
import { UserDto } from '../users/users.dto.js';

export class CreatePollDto implements CreatePollRequest {
  /** @example "کدام روز؟" */
  @Line(LIMITS.pollQuestion)
  question: string;

  /**
   * 2 to 20, no two alike.
   * @example ["شنبه", "یکشنبه"]
   */
  @Lines(LIMITS.pollOptions, LIMITS.pollOption)
  options: string[];

  /** Whether a person may choose several options. */
  @Optional()
  @IsBoolean()
  multiple?: boolean;

  /** Whether nobody is told who voted for what. */
  @Optional()
  @IsBoolean()
  anonymous?: boolean;

  /**
   * When it closes by itself.
   * @example "2026-03-25T16:00:00.000Z"
   */
  @Optional()
  @Moment()
  closesAt?: string;

  /**
   * Made by the sender; repeat with the same one until there is an answer.
   * @example "5f0c9c1e-6f7d-4d2e-9a53-0d3f6c1b2a10"
   */
  @IsUUID('all')
  clientId: string;
}

export class SocketPollDto extends CreatePollDto implements CreatePollPayload {
  /**
   * A room's id or slug.
   * @example "general"
   */
  @RoomReference()
  room: string;
}

export class VoteDto implements VoteRequest {
  /**
   * Ids of all options one chooses; none withdraws the vote.
   * @example ["019a1b2c-3d4e-7f00-8000-000000000012"]
   */
  @IsArray()
  @ArrayMaxSize(LIMITS.pollOptions.max)
  @Text({ min: 1, max: 100 }, { each: true })
  options: string[];
}

export class PollRefDto implements PollRef {
  /** @example "019a1b2c-3d4e-7f00-8000-000000000011" */
  @IdReference()
  pollId: string;
}

export class SocketVoteDto extends VoteDto implements VotePayload {
  /** @example "019a1b2c-3d4e-7f00-8000-000000000011" */
  @IdReference()
  pollId: string;
}

export class OptionVotersDto implements Pick<PollOption, 'id'> {
  /** @example "019a1b2c-3d4e-7f00-8000-000000000012" */
  id: string;

  /** In the order of their votes. */
  users: UserDto[];
}

export class VotersAnswerDto implements VotersAnswer {
  options: OptionVotersDto[];
}
