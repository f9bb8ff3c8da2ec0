import { IsIn } from 'class-validator';
import {
  FILE_KINDS,
  type FileAnswer,
  type FileKind,
  type FilesAnswer,
  type FilesQuery,
  LIMITS,
  type SharedFile,
  type StorageUsage,
  type UsageAnswer,
} from '#contracts';
import { Optional, RoomReference, SomeUsername, Text } from '../common/validation/rules.js';
import { CursorDto } from '../messages/messages.dto.js';
import { FileInfoDto } from './file.dto.js';

export class ContentQuery {
  /**
   * `1` to keep it rather than show it; it is counted then.
   * @example "1"
   */
  @Optional()
  @IsIn(['1'])
  download?: string;
}

export class FilesDto extends CursorDto implements FilesQuery {
  /**
   * A room's id or slug.
   * @example "general"
   */
  @Optional()
  @RoomReference()
  room?: string;

  /** @example "sara_m" */
  @Optional()
  @SomeUsername()
  from?: string;

  /** @example "image" */
  @Optional()
  @IsIn(FILE_KINDS)
  kind?: FileKind;

  /**
   * Words of the name, in any order.
   * @example "گزارش"
   */
  @Optional()
  @Text(LIMITS.searchQuery)
  q?: string;
}

export class FileAnswerDto implements FileAnswer {
  file: FileInfoDto;
}

export class SharedFileDto implements SharedFile {
  file: FileInfoDto;

  /**
   * The room's id.
   * @example "019a1b2c-3d4e-7f00-8000-000000000003"
   */
  room: string;

  /**
   * The message's id.
   * @example "019a1b2c-3d4e-7f00-8000-000000000004"
   */
  message: string;

  /** @example 42 */
  seq: number;

  /**
   * Id of the message whose thread it stands in, when it stands only there.
   * @example "019a1b2c-3d4e-7f00-8000-000000000005"
   */
  thread?: string;

  /** @example "sara_m" */
  username: string;

  /** @example "سارا محمدی" */
  displayName: string;

  /** @example "2026-03-21T08:30:00.000Z" */
  timestamp: string;
}

export class FilesAnswerDto implements FilesAnswer {
  /** Newest first. */
  files: SharedFileDto[];

  /**
   * Absent on the last page.
   * @example "MTc3NDA4MTgwMDAwMCAwMTlhMWIyYy0zZDRlLTdmMDAtODAwMC0wMDAwMDAwMDAwMDQ"
   */
  cursor?: string;
}

export class StorageUsageDto implements StorageUsage {
  /**
   * In bytes.
   * @example 5242880
   */
  used: number;

  /**
   * Absent where there is no limit.
   * @example 1073741824
   */
  quota?: number;
}

export class UsageAnswerDto implements UsageAnswer {
  usage: StorageUsageDto;
}
