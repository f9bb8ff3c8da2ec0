import type { Backup, BackupProgress, BackupsAnswer } from '#contracts';

export class BackupDto implements Backup {
  /** @example "sokhan-20260321-083000000.tar.gz" */
  name: string;

  /**
   * In bytes.
   * @example 73400320
   */
  size: number;

  /** @example "2026-03-21T08:30:04.000Z" */
  createdAt: string;
}

export class BackupProgressDto implements BackupProgress {
  /** @example "2026-03-21T08:30:00.000Z" */
  startedAt: string;

  /** @example "files" */
  phase: 'database' | 'files';

  /**
   * Of the phase: pages, or files.
   * @example 120
   */
  done: number;

  /** @example 480 */
  total: number;
}

export class BackupsAnswerDto implements BackupsAnswer {
  /** The newest first. */
  backups: BackupDto[];

  running?: BackupProgressDto;

  /**
   * Why the last one could not be made; absent: it could.
   * @example "Error (ENOSPC): no space left on device"
   */
  error?: string;
}
