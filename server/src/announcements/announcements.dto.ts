import { IsDefined, IsIn, IsObject, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import {
  ANNOUNCEMENT_LEVELS,
  type Announcement,
  type AnnouncementLevel,
  type AnnouncementsAnswer,
  type ConsoleAnnouncement,
  type ConsoleAnnouncementAnswer,
  type ConsoleAnnouncementsAnswer,
  LIMITS,
  type Language,
  type NewAnnouncement,
} from '#contracts';
import { Moment, Optional, Prose } from '../common/validation/rules.js';

export class TextByLanguageDto implements Partial<Record<Language, string>> {
  /** @example "فردا ساعت ۸ سرور کوتاه بسته می‌شود." */
  @Optional()
  @Prose(LIMITS.announcement)
  fa?: string;

  /** @example "The server is closed for a moment tomorrow at 8." */
  @Optional()
  @Prose(LIMITS.announcement)
  en?: string;
}

export class NewAnnouncementDto implements NewAnnouncement {
  /** In at least one language. */
  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => TextByLanguageDto)
  text: TextByLanguageDto;

  /** `info` when absent. */
  @Optional()
  @IsIn(ANNOUNCEMENT_LEVELS)
  level?: AnnouncementLevel;

  /**
   * In the future; absent: until it is taken back.
   * @example "2026-03-22T08:30:00.000Z"
   */
  @Optional()
  @Moment()
  endsAt?: string;
}

export class AnnouncementDto implements Announcement {
  /** @example "019a1b2c-3d4e-7f00-8000-000000000009" */
  id: string;

  text: TextByLanguageDto;

  /** @example "info" */
  level: AnnouncementLevel;

  /** @example "2026-03-21T08:30:00.000Z" */
  createdAt: string;

  /** @example "2026-03-22T08:30:00.000Z" */
  endsAt?: string;
}

export class AnnouncementsAnswerDto implements AnnouncementsAnswer {
  announcements: AnnouncementDto[];
}

export class ConsoleAnnouncementDto extends AnnouncementDto implements ConsoleAnnouncement {
  /** @example "sara_m" */
  createdBy?: string;

  /**
   * How many have put it away.
   * @example 12
   */
  dismissals: number;
}

export class ConsoleAnnouncementAnswerDto implements ConsoleAnnouncementAnswer {
  announcement: ConsoleAnnouncementDto;
}

export class ConsoleAnnouncementsAnswerDto implements ConsoleAnnouncementsAnswer {
  announcements: ConsoleAnnouncementDto[];
}
