import type {
  HealthPart,
  HealthPartName,
  Job,
  JobName,
  LoggedError,
  MailTrial,
  Migration,
  SystemAnswer,
  SystemStatus,
  UploadTrial,
} from '#contracts';

class MemoryDto {
  /**
   * All that the process holds.
   * @example 167772160
   */
  used: number;

  /** @example 73400320 */
  heap: number;

  /**
   * Of the machine.
   * @example 2147483648
   */
  total: number;

  /** @example 1073741824 */
  free: number;
}

class DiskDto {
  /** @example 42949672960 */
  total: number;

  /** @example 21474836480 */
  free: number;
}

class SizesDto {
  /** @example 104857600 */
  database: number;

  /**
   * Of the log in front of it.
   * @example 4194304
   */
  log: number;

  /** @example 524288000 */
  files: number;
}

export class MigrationDto implements Migration {
  /** @example "Spine1763800000000" */
  name: string;

  /**
   * When it was written.
   * @example "2025-11-22T08:26:40.000Z"
   */
  madeAt: string;
}

export class HealthPartDto implements HealthPart {
  /** @example "storage" */
  name: HealthPartName;

  /** @example "ok" */
  state: 'ok' | 'failing' | 'off';

  /**
   * How long it took to answer.
   * @example 3
   */
  ms?: number;

  /**
   * Why it fails.
   * @example "Error (EACCES): permission denied"
   */
  error?: string;

  /**
   * For search: rooms with changes that the index does not know yet.
   * @example 0
   */
  behind?: number;
}

export class JobDto implements Job {
  /** @example "files.collect" */
  name: JobName;

  running: boolean;

  /**
   * Of the last run, or of the one under way.
   * @example "2026-03-21T08:00:00.000Z"
   */
  startedAt: string;

  /**
   * Of the last run that ended.
   * @example 12
   */
  durationMs?: number;

  /**
   * Why the last run failed; absent: it did not.
   * @example "Error: database or disk is full"
   */
  error?: string;

  /**
   * When it runs again, about.
   * @example "2026-03-21T09:00:00.000Z"
   */
  nextAt?: string;
}

export class LoggedErrorDto implements LoggedError {
  /** @example "2026-03-21T08:00:00.000Z" */
  at: string;

  /**
   * What failed.
   * @example "files cannot be kept or read"
   */
  message: string;

  /**
   * The kind and the words of its cause.
   * @example "Error (EACCES): permission denied"
   */
  cause?: string;
}

export class SystemStatusDto implements SystemStatus {
  /** @example "0.1.0" */
  version: string;

  /** @example "v24.21.0" */
  node: string;

  /** @example "3.51.0" */
  sqlite: string;

  /** @example "linux x64" */
  platform: string;

  /** @example "2026-03-21T08:00:00.000Z" */
  startedAt: string;

  /** @example "2026-03-21T08:30:00.000Z" */
  now: string;

  /** In bytes. */
  memory: MemoryDto;

  /** Of the file system with the data, in bytes. */
  disk: DiskDto;

  /** In bytes. */
  sizes: SizesDto;

  migrations: MigrationDto[];
  parts: HealthPartDto[];
  jobs: JobDto[];

  /** The newest first. */
  errors: LoggedErrorDto[];
}

export class SystemAnswerDto implements SystemAnswer {
  system: SystemStatusDto;
}

export class UploadTrialDto implements UploadTrial {
  /**
   * As many arrived.
   * @example 16777216
   */
  bytes: number;
}

export class MailTrialDto implements MailTrial {
  /** @example "sara@example.org" */
  to: string;
}
