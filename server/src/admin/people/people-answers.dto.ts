import type {
  Ban,
  ConsolePerson,
  Language,
  MadePersonAnswer,
  MembershipRole,
  PeopleAnswer,
  PersonAnswer,
  PersonFigures,
  PersonRecord,
  PersonRecordAnswer,
  PersonRoom,
  UserRole,
} from '#contracts';
import { ResetLinkDto } from '../../auth/auth.dto.js';
import { MuteDto } from '../../users/users.dto.js';
import { AuditEntryDto } from '../audit/audit.dto.js';
import { PersonSessionDto } from './people.dto.js';

export class BanDto implements Ban {
  /** @example "2026-03-21T08:30:00.000Z" */
  since: string;

  /**
   * Absent: for ever.
   * @example "2026-03-28T08:30:00.000Z"
   */
  until?: string;

  /** @example "تبلیغ" */
  reason?: string;

  /** @example "sara_m" */
  by?: string;

  /**
   * How many addresses are shut with it.
   * @example 2
   */
  addresses: number;
}

export class ConsolePersonDto implements ConsolePerson {
  /** @example "019a1b2c-3d4e-7f00-8000-000000000002" */
  id: string;

  /** @example "omid" */
  username: string;

  /** @example "امید رضایی" */
  displayName: string;

  /** @example "019a1b2c-3d4e-7f00-8000-000000000011" */
  avatar?: string;

  /** @example "member" */
  role: UserRole;

  /**
   * For admins only.
   * @example "omid@example.org"
   */
  email?: string;

  /** @example "2026-03-21T08:30:00.000Z" */
  createdAt: string;

  /** @example "2026-03-22T16:05:00.000Z" */
  lastSeenAt?: string;

  online: boolean;

  ban?: BanDto;

  mute?: MuteDto;

  /** @example "2026-03-21T08:30:00.000Z" */
  deactivatedAt?: string;
}

export class PersonFiguresDto implements PersonFigures {
  /** @example 1204 */
  messages: number;

  /** @example 31 */
  files: number;

  /** @example 52428800 */
  bytes: number;

  /** @example 57 */
  logins: number;

  /** @example 43 */
  daysActive: number;

  /**
   * Of their messages, by others and by the server itself.
   * @example 2
   */
  reports: number;

  /**
   * By them, of others' messages.
   * @example 5
   */
  reportsMade: number;
}

class RoomNamesDto implements Record<Language, string> {
  /** @example "عمومی" */
  fa: string;

  /** @example "General" */
  en: string;
}

export class PersonRoomDto implements PersonRoom {
  /** @example "019a1b2c-3d4e-7f00-8000-000000000003" */
  id: string;

  /** @example "general" */
  slug?: string;

  /** @example "public" */
  kind: PersonRoom['kind'];

  /** @example "عمومی" */
  name: string;

  names?: RoomNamesDto;

  /** @example "2026-03-21T08:30:00.000Z" */
  archivedAt?: string;

  /** @example "member" */
  role: MembershipRole;
}

export class PersonRecordDto implements PersonRecord {
  person: ConsolePersonDto;
  figures: PersonFiguresDto;
  rooms: PersonRoomDto[];
  sessions?: PersonSessionDto[];
  history: AuditEntryDto[];
}

export class PeopleAnswerDto implements PeopleAnswer {
  people: ConsolePersonDto[];

  /** Absent on the last page. */
  cursor?: string;
}

export class PersonAnswerDto implements PersonAnswer {
  person: ConsolePersonDto;
}

export class PersonRecordAnswerDto implements PersonRecordAnswer {
  record: PersonRecordDto;
}

export class MadePersonAnswerDto implements MadePersonAnswer {
  person: ConsolePersonDto;

  reset: ResetLinkDto;

  /** Whether the link was mailed to them. */
  mailed: boolean;
}
