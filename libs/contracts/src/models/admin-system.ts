/** What the server does by itself from time to time. The console has a name for each. */
export const JOBS = [
  'sessions.sweep',
  'messages.retire',
  'messages.wipe',
  'files.collect',
  'audit.verify',
] as const;
export type JobName = (typeof JOBS)[number];

export interface Job {
  name: JobName;
  running: boolean;
  /** Of the last run, or of the one under way. */
  startedAt: string;
  /** Of the last run that ended. */
  durationMs?: number;
  /** Why the last run failed; absent: it did not. */
  error?: string;
  /** When it runs again, about. */
  nextAt?: string;
}

export const HEALTH_PARTS = [
  'databaseRead',
  'databaseWrite',
  'search',
  'storage',
  'scanner',
  'mail',
] as const;
export type HealthPartName = (typeof HEALTH_PARTS)[number];

/** A part of the server; `off` where it is not set up. */
export interface HealthPart {
  name: HealthPartName;
  state: 'ok' | 'failing' | 'off';
  /** How long it took to answer. */
  ms?: number;
  /** Why it fails. */
  error?: string;
  /** For search: rooms with changes that the index does not know yet. */
  behind?: number;
}

/** A failure of the process, without the values it was about. */
export interface LoggedError {
  at: string;
  /** What failed. */
  message: string;
  /** The kind and the words of its cause. */
  cause?: string;
}

export interface Migration {
  name: string;
  /** When it was written. */
  madeAt: string;
}

/** All sizes in bytes. */
export interface SystemStatus {
  version: string;
  node: string;
  sqlite: string;
  platform: string;
  startedAt: string;
  now: string;
  memory: { used: number; heap: number; total: number; free: number };
  /** Of the file system with the data. */
  disk: { total: number; free: number };
  sizes: { database: number; log: number; files: number };
  migrations: Migration[];
  parts: HealthPart[];
  jobs: Job[];
  /** The newest first. */
  errors: LoggedError[];
}

export interface SystemAnswer {
  system: SystemStatus;
}

/** What reached the server of an upload that is thrown away. */
export interface UploadTrial {
  bytes: number;
}

/** To where a letter was sent. */
export interface MailTrial {
  to: string;
}

/** A backup that is ready. */
export interface Backup {
  name: string;
  size: number;
  createdAt: string;
}

/** One that is being made. */
export interface BackupProgress {
  startedAt: string;
  phase: 'database' | 'files';
  /** Of the phase: pages, or files. */
  done: number;
  total: number;
}

export interface BackupsAnswer {
  /** The newest first. */
  backups: Backup[];
  running?: BackupProgress;
  /** Why the last one could not be made; absent: it could. */
  error?: string;
}
