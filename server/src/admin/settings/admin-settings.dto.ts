import { Type } from 'class-transformer';
import { ArrayMinSize, IsArray, IsBoolean, IsIn, IsObject, ValidateNested } from 'class-validator';
import {
  DEFAULT_LANGUAGES,
  type DefaultLanguage,
  FILE_TYPES,
  type FixedSetting,
  LANGUAGES,
  LIMITS,
  type Language,
  REGISTRATION_MODES,
  type RegistrationMode,
  type ServerSettingName,
  type ServerSettings,
  type ServerSettingsAnswer,
  type UpdateServerSettingsRequest,
} from '#contracts';
import { TextByLanguageDto } from '../../announcements/announcements.dto.js';
import { Different, Line, Optional, Whole } from '../../common/validation/rules.js';

const EXTENSIONS = FILE_TYPES.map(({ extension }) => extension);
/** As the environment's variables of the same have it. */
const MOST = 1_000_000;

export class UpdateServerSettingsDto implements UpdateServerSettingsRequest {
  /**
   * Empty: the product's own.
   * @example "انجمن نجوم"
   */
  @Optional()
  @Line(LIMITS.serverName)
  name?: string;

  /**
   * That people can choose; at least one.
   * @example ["fa", "en"]
   */
  @Optional()
  @IsArray()
  @ArrayMinSize(1)
  @IsIn(LANGUAGES, { each: true })
  @Different()
  languages?: Language[];

  /**
   * Of whoever never chose: one of those that are offered, or what their browser says.
   * @example "browser"
   */
  @Optional()
  @IsIn(DEFAULT_LANGUAGES)
  defaultLanguage?: DefaultLanguage;

  /**
   * How people come to have accounts.
   * @example "open"
   */
  @Optional()
  @IsIn(REGISTRATION_MODES)
  registration?: RegistrationMode;

  /** Whether only admins may change anything. */
  @Optional()
  @IsBoolean()
  maintenance?: boolean;

  /** What everybody is told above the rooms; empty: nothing. */
  @Optional()
  @IsObject()
  @ValidateNested()
  @Type(() => TextByLanguageDto)
  messageOfTheDay?: TextByLanguageDto;

  /**
   * Days after which messages are removed, where a room decides nothing else; 0: never.
   * @example 365
   */
  @Optional()
  @Whole(0, LIMITS.retention.max)
  retentionDays?: number;

  /**
   * How many first messages of a newcomer wait for a moderator; 0: none.
   * @example 3
   */
  @Optional()
  @Whole(0, LIMITS.heldFirstMessages.max)
  heldFirstMessages?: number;

  /**
   * In bytes.
   * @example 16777216
   */
  @Optional()
  @Whole(1)
  maxUploadSize?: number;

  /**
   * Endings of names, without the dot.
   * @example ["png", "jpg", "pdf"]
   */
  @Optional()
  @IsArray()
  @ArrayMinSize(1)
  @IsIn(EXTENSIONS, { each: true })
  @Different()
  fileTypes?: string[];

  /**
   * Bytes that the files of one person may take; 0 is without limit.
   * @example 1073741824
   */
  @Optional()
  @Whole(0)
  userQuota?: number;

  /**
   * Minutes after sending in which a message may be edited; 0: always.
   * @example 2880
   */
  @Optional()
  @Whole(0, MOST)
  editWindowMinutes?: number;

  /** Whether this server looks up what is behind links. */
  @Optional()
  @IsBoolean()
  linkPreviews?: boolean;

  /**
   * Messages a minute and person; 0 is off.
   * @example 30
   */
  @Optional()
  @Whole(0, MOST)
  messageRateLimit?: number;
}

export class ServerSettingsDto implements ServerSettings {
  name: string;

  /** Id of the picture that stands for the server; empty: the product's own. */
  logo: string;

  /** @example ["fa", "en"] */
  languages: Language[];

  /** @example "browser" */
  defaultLanguage: DefaultLanguage;

  /** @example "open" */
  registration: RegistrationMode;

  maintenance: boolean;

  messageOfTheDay: TextByLanguageDto;

  retentionDays: number;

  heldFirstMessages: number;

  maxUploadSize: number;

  fileTypes: string[];

  userQuota: number;

  editWindowMinutes: number;

  linkPreviews: boolean;

  messageRateLimit: number;
}

export class FixedSettingDto implements FixedSetting {
  /** @example "maxUploadSize" */
  name: ServerSettingName;

  /**
   * What decides it, as it is called in the environment.
   * @example "MAX_UPLOAD_SIZE"
   */
  variable: string;
}

export class ServerSettingsAnswerDto implements ServerSettingsAnswer {
  settings: ServerSettingsDto;

  fixed: FixedSettingDto[];
}
