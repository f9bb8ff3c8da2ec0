import { IsBoolean, IsIn, Matches } from 'class-validator';
import {
  CONSOLE_ROOM_ORDERS,
  type ConsoleRoom,
  type ConsoleRoomAnswer,
  type ConsoleRoomChange,
  type ConsoleRoomOrder,
  type ConsoleRoomsAnswer,
  type ConsoleRoomsQuery,
  LIMITS,
  type NewConsoleRoom,
  SLUG_PATTERN,
} from '#contracts';
import {
  Line,
  Optional,
  Prose,
  QueryFlag,
  QueryWhole,
  SomeUsername,
  Text,
} from '../../common/validation/rules.js';
import { RoomNamesDto, RoomSettingsDto, UpdateRoomDto } from '../../rooms/rooms.dto.js';

const KINDS = ['public', 'private'] as const;

export class ConsoleRoomsDto implements ConsoleRoomsQuery {
  /**
   * Words of the name, folded.
   * @example "طراحی"
   */
  @Optional()
  @Text({ max: LIMITS.searchQuery.max })
  q?: string;

  @Optional()
  @IsIn(KINDS)
  kind?: ConsoleRoom['kind'];

  @Optional()
  @QueryFlag()
  archived?: boolean;

  /** `newest` when absent. */
  @Optional()
  @IsIn(CONSOLE_ROOM_ORDERS)
  order?: ConsoleRoomOrder;

  /** From the page before. */
  @Optional()
  @Text({ max: 1_000 })
  cursor?: string;

  /** @example 50 */
  @Optional()
  @QueryWhole(1, LIMITS.page.max)
  limit?: number;
}

export class NewConsoleRoomDto implements NewConsoleRoom {
  /** @example "تیم طراحی" */
  @Line(LIMITS.roomName)
  name: string;

  /** Public when absent. */
  @Optional()
  @IsIn(KINDS)
  kind?: ConsoleRoom['kind'];

  /** @example "design" */
  @Optional()
  @Line(LIMITS.roomSlug)
  @Matches(SLUG_PATTERN)
  slug?: string;

  /** @example "طرح‌ها و نظرها" */
  @Optional()
  @Prose(LIMITS.roomDescription)
  description?: string;

  /**
   * Username of who is to own it; absent: whoever makes it.
   * @example "sara_m"
   */
  @Optional()
  @SomeUsername()
  owner?: string;

  /** Whether everybody who registers becomes a member. */
  @Optional()
  @IsBoolean()
  isDefault?: boolean;
}

export class ConsoleRoomChangeDto extends UpdateRoomDto implements ConsoleRoomChange {
  /** Whether everybody who registers becomes a member. */
  @Optional()
  @IsBoolean()
  isDefault?: boolean;

  @Optional()
  @IsBoolean()
  archived?: boolean;
}

export class ConsoleRoomDto implements ConsoleRoom {
  /** @example "019a1b2c-3d4e-7f00-8000-000000000003" */
  id: string;

  /** @example "design" */
  slug?: string;

  /** @example "public" */
  kind: ConsoleRoom['kind'];

  /** @example "تیم طراحی" */
  name: string;

  names?: RoomNamesDto;

  /** @example "طرح‌ها و نظرها" */
  description: string;

  /** Whether everybody who registers becomes a member. */
  isDefault: boolean;

  /** @example 12 */
  memberCount: number;

  /**
   * Number of the newest message.
   * @example 4210
   */
  messages: number;

  /**
   * Usernames.
   * @example ["sara_m"]
   */
  owners: string[];

  settings: RoomSettingsDto;

  /** @example "sara_m" */
  createdBy?: string;

  /** @example "2026-03-21T08:30:00.000Z" */
  createdAt: string;

  /** @example "2026-03-21T08:30:00.000Z" */
  archivedAt?: string;
}

export class ConsoleRoomAnswerDto implements ConsoleRoomAnswer {
  room: ConsoleRoomDto;
}

export class ConsoleRoomsAnswerDto implements ConsoleRoomsAnswer {
  rooms: ConsoleRoomDto[];

  /** Absent on the last page. */
  cursor?: string;
}
