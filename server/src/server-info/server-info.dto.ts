import type { RegistrationMode, ServerAnswer, ServerInfo, UploadRules } from '#contracts';
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

  /** Which files this server takes. */
  uploads: UploadRulesDto;
}

export class ServerAnswerDto implements ServerAnswer {
  server: ServerInfoDto;
}
