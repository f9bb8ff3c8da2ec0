import type { Language, RegistrationMode, ServerAnswer, ServerInfo, UploadRules } from '#contracts';
import { TextByLanguageDto } from '../announcements/announcements.dto.js';

export class UploadRulesDto implements UploadRules {
  /**
   * In bytes.
   * @example 16777216
   */
  maxSize: number;

  /**
   * Endings of names, without the dot.
   * @example ["png", "jpg", "pdf"]
   */
  extensions: string[];
}

export class ServerInfoDto implements ServerInfo {
  /**
   * Absent: the product's own.
   * @example "انجمن نجوم"
   */
  name?: string;

  /**
   * Id of the picture at `/api/server/logo`: another picture has another id. Absent: the product's own.
   * @example "019a1b2c-3d4e-7f00-8000-000000000012"
   */
  logo?: string;

  /**
   * That people can choose.
   * @example ["fa", "en"]
   */
  languages: Language[];

  /**
   * Of somebody who never chose; absent: the first of their browser's that is offered.
   * @example "fa"
   */
  defaultLanguage?: Language;

  /**
   * How people come to have accounts.
   * @example "open"
   */
  registration: RegistrationMode;

  /** Whether only admins may change anything now. */
  maintenance: boolean;

  /** What everybody is told; empty: nothing. */
  messageOfTheDay: TextByLanguageDto;

  /**
   * How long after sending a message may be edited; absent: always.
   * @example 172800000
   */
  editWindowMs?: number;

  /** Whether it looks up what is behind links, in rooms that want it. */
  linkPreviews: boolean;

  /** Whether it sends mails: a forgotten password can be replaced without an admin. */
  mail: boolean;

  /** Which files this server takes. */
  uploads: UploadRulesDto;
}

export class ServerAnswerDto implements ServerAnswer {
  server: ServerInfoDto;
}
