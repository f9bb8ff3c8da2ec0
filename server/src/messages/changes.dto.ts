import { IsBoolean, IsIn } from 'class-validator';
import {
  type DirectionChoice,
  type EditMessagePayload,
  type EditMessageRequest,
  type EditsAnswer,
  type MessageEdit,
  type MessageRef,
  type PinsAnswer,
  type ReactPayload,
  type ReactionsAnswer,
} from '#contracts';
import { IdReference, MessageWords, Optional, Text } from '../common/validation/rules.js';
import { UserDto } from '../users/users.dto.js';
import { MessageDto } from './message.dto.js';

export class MessageRefDto implements MessageRef {
  /**
   * A message's id.
   * @example "019a1b2c-3d4e-7f00-8000-000000000004"
   */
  @IdReference()
  id: string;
}

export class EditMessageDto implements EditMessageRequest {
  /**
   * As of a new message: 1 to 4,000 characters, at least one of them visible; of files it may be empty.
   * @example "سلام! نسخهٔ تازه آماده شد."
   */
  @MessageWords()
  text: string;

  /**
   * To overrule the direction of its paragraphs, or with `auto` to do so no longer. Absent: it stays as it is.
   * @example "rtl"
   */
  @Optional()
  @IsIn(['rtl', 'ltr', 'auto'])
  dir?: DirectionChoice;
}

export class SocketEditDto extends EditMessageDto implements EditMessagePayload {
  /** @example "019a1b2c-3d4e-7f00-8000-000000000004" */
  @IdReference()
  id: string;
}

export class ReactDto extends MessageRefDto implements ReactPayload {
  /**
   * One emoji.
   * @example "👍"
   */
  @Text({ min: 1, max: 64 })
  emoji: string;

  /** Whether to give it or to take it back. */
  @IsBoolean()
  on: boolean;
}

export class MessageEditDto implements MessageEdit {
  /** @example "سلام! نسخهٔ تازه آماده است." */
  text: string;

  /**
   * When this text was written.
   * @example "2026-03-21T08:30:00.000Z"
   */
  at: string;
}

export class EditsAnswerDto implements EditsAnswer {
  /** Oldest first; the text that stands now is not among them. */
  edits: MessageEditDto[];
}

export class ReactionGiversDto {
  /** @example "👍" */
  emoji: string;

  /** In the order of their giving. */
  users: UserDto[];
}

export class ReactionsAnswerDto implements ReactionsAnswer {
  reactions: ReactionGiversDto[];
}

export class PinsAnswerDto implements PinsAnswer {
  /** The newest pin first. */
  messages: MessageDto[];
}
