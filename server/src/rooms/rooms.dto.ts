import { IsArray, IsBoolean, IsIn, IsUUID, Matches } from 'class-validator';
import {
  type CreateRoomRequest,
  HISTORY_STARTS,
  type HistoryStart,
  LIMITS,
  type Language,
  type Member,
  type MemberRoleRequest,
  type MembersAnswer,
  type Membership,
  type MembershipAnswer,
  type MembershipRole,
  NOTIFICATION_LEVELS,
  type NotificationLevel,
  ROOM_RIGHTS,
  type Room,
  type RoomAnswer,
  type RoomKind,
  type RoomRef,
  type RoomRight,
  type RoomSettings,
  type RoomsAnswer,
  SLUG_PATTERN,
  type TypingPayload,
  type UpdateMembershipRequest,
  type UpdateRoomRequest,
} from '#contracts';
import {
  Line,
  Optional,
  OrNull,
  Prose,
  QueryWhole,
  RoomReference,
  SomeUsername,
  Text,
  Whole,
} from '../common/validation/rules.js';
import { MessageDto } from '../messages/message.dto.js';
import { MuteDto, UserDto } from '../users/users.dto.js';

export class CreateRoomDto implements CreateRoomRequest {
  /**
   * In any script. May be absent when there are `members`: the room is then called after its people.
   * @example "تیم طراحی"
   */
  @Optional()
  @Line(LIMITS.roomName)
  name?: string;

  /**
   * Public when absent; into a private room its owners invite.
   * @example "private"
   */
  @Optional()
  @IsIn(['public', 'private'])
  kind?: 'public' | 'private';

  /**
   * A word for addresses; the id serves without one.
   * @example "design"
   */
  @Optional()
  @Line(LIMITS.roomSlug)
  @Matches(SLUG_PATTERN)
  slug?: string;

  /** @example "طرح‌ها و نظرها" */
  @Optional()
  @Prose(LIMITS.roomDescription)
  description?: string;

  /**
   * Usernames of people to bring in at once; private rooms only, at most nine.
   * @example ["omid", "laleh"]
   */
  @Optional()
  @IsArray()
  @SomeUsername({ each: true })
  members?: string[];
}

export class UpdateRoomDto implements UpdateRoomRequest {
  /** @example "تیم طراحی" */
  @Optional()
  @Line(LIMITS.roomName)
  name?: string;

  /** @example "طرح‌ها و نظرها" */
  @Optional()
  @Prose(LIMITS.roomDescription)
  description?: string;

  /** Whether the server looks up what is behind links. */
  @Optional()
  @IsBoolean()
  linkPreviews?: boolean;

  /** Whom writing is for; null: everybody in it. */
  @OrNull()
  @IsIn(ROOM_RIGHTS)
  posting?: RoomRight | null;

  /** Whom bringing people in is for; null: as is usual for its kind. */
  @OrNull()
  @IsIn(ROOM_RIGHTS)
  inviting?: RoomRight | null;

  /** Whom calling everybody is for; null: those who keep order. */
  @OrNull()
  @IsIn(ROOM_RIGHTS)
  mentioningAll?: RoomRight | null;

  /**
   * Days after which messages are removed, 0 for never; null: as the server has it.
   * @example 365
   */
  @OrNull()
  @Whole(0, LIMITS.retention.max)
  retentionDays?: number | null;

  /**
   * Seconds from one message of a plain member to the next; 0: none.
   * @example 30
   */
  @Optional()
  @Whole(0, LIMITS.slowMode.max)
  slowMode?: number;

  /** From where somebody who joins may read. */
  @Optional()
  @IsIn(HISTORY_STARTS)
  history?: HistoryStart;
}

export class MemberRoleDto implements MemberRoleRequest {
  /** @example "moderator" */
  @IsIn(ROOM_RIGHTS)
  role: MembershipRole;
}

export class RoomRefDto implements RoomRef {
  /**
   * A room's id or slug.
   * @example "general"
   */
  @RoomReference()
  room: string;
}

export class TypingDto extends RoomRefDto implements TypingPayload {
  @IsBoolean()
  typing: boolean;

  /**
   * Id of the message whose thread one is typing in.
   * @example "019a1b2c-3d4e-7f00-8000-000000000006"
   */
  @Optional()
  @IsUUID('all')
  thread?: string;
}

export class MembersQuery {
  /**
   * The last username of the page before.
   * @example "sara_m"
   */
  @Optional()
  @Text({ max: 100 })
  after?: string;

  /** @example 100 */
  @Optional()
  @QueryWhole(1, LIMITS.members.max)
  limit?: number;
}

export class MembershipDto implements Membership {
  /** @example "owner" */
  role: MembershipRole;

  /** @example "2026-03-21T08:30:00.000Z" */
  joinedAt: string;

  /**
   * Everything up to this seq is read.
   * @example 41
   */
  lastReadSeq: number;

  /**
   * How many messages up to `lastReadSeq` stand only in threads.
   * @example 0
   */
  lastReadAsides: number;

  /**
   * Messages after `lastReadSeq` that mention the reader.
   * @example 1
   */
  mentions: number;

  /** @example "mentions" */
  notifications: NotificationLevel;

  /** Set while one may not write here. */
  mute?: MuteDto;
}

export class RoomNamesDto implements Record<Language, string> {
  /** @example "عمومی" */
  fa: string;

  /** @example "General" */
  en: string;
}

export class RoomSettingsDto implements RoomSettings {
  /** Whether the server looks up what is behind links. */
  linkPreviews: boolean;

  /** Whom writing is for; absent: everybody in it. */
  posting?: RoomRight;

  /** Whom bringing people in is for; absent: as is usual for its kind. */
  inviting?: RoomRight;

  /** Whom calling everybody is for; absent: those who keep order. */
  mentioningAll?: RoomRight;

  /**
   * Seconds from one message of a plain member to the next; absent: none.
   * @example 30
   */
  slowMode?: number;

  /**
   * Days after which messages are removed, 0 for never; absent: as the server has it.
   * @example 365
   */
  retentionDays?: number;

  /** From where somebody who joins may read; absent: from the start. */
  history?: HistoryStart;
}

export class RoomDto implements Room {
  /** @example "019a1b2c-3d4e-7f00-8000-000000000003" */
  id: string;

  /** @example "general" */
  slug?: string;

  /** @example "public" */
  kind: RoomKind;

  /** @example "عمومی" */
  name: string;

  /** Only the rooms made at first start carry names in both languages. */
  names?: RoomNamesDto;

  /** @example "گفتگوی همه" */
  description: string;

  /**
   * Id of the file that shows it.
   * @example "019a1b2c-3d4e-7f00-8000-000000000010"
   */
  picture?: string;

  settings: RoomSettingsDto;

  /**
   * Number of the newest message.
   * @example 42
   */
  seq: number;

  /**
   * How many of its messages stand only in threads.
   * @example 0
   */
  asides: number;

  /**
   * Number of the newest change of any sort.
   * @example 45
   */
  rev: number;

  /** @example 7 */
  memberCount: number;

  /**
   * Username; absent for rooms made by the server.
   * @example "sara_m"
   */
  createdBy?: string;

  /** @example "2026-03-21T08:30:00.000Z" */
  createdAt: string;

  /** @example "2026-04-01T10:00:00.000Z" */
  archivedAt?: string;

  /** Present when the reader is a member. */
  membership?: MembershipDto;

  /** Present in lists, for members. */
  lastMessage?: MessageDto;

  /** In direct rooms: the other person. */
  with?: UserDto;
}

export class MemberDto implements Member {
  user: UserDto;

  /** @example "member" */
  role: MembershipRole;

  /** @example "2026-03-21T08:30:00.000Z" */
  joinedAt: string;

  /** That they may not write here; for those who keep order in the room. */
  mute?: MuteDto;
}

export class RoomAnswerDto implements RoomAnswer {
  room: RoomDto;
}

export class RoomsAnswerDto implements RoomsAnswer {
  rooms: RoomDto[];
}

export class MembersAnswerDto implements MembersAnswer {
  members: MemberDto[];

  hasMore: boolean;
}

export class UpdateMembershipDto implements UpdateMembershipRequest {
  /**
   * Of which messages one wants to be told.
   * @example "mentions"
   */
  @Optional()
  @IsIn(NOTIFICATION_LEVELS)
  notifications?: NotificationLevel;
}

export class MembershipAnswerDto implements MembershipAnswer {
  /**
   * The room's id.
   * @example "019a1b2c-3d4e-7f00-8000-000000000003"
   */
  room: string;

  membership: MembershipDto;
}
