import { createReadStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnModuleInit,
  StreamableFile,
} from '@nestjs/common';
import type { AuditAction, Backup, BackupProgress, BackupsAnswer } from '#contracts';
import { Audit } from '../audit/audit.js';
import type { Act } from '../auth/principal.js';
import { requireRole } from '../auth/standing.js';
import { Clock } from '../common/clock.js';
import { DomainError } from '../common/domain-error.js';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { Database } from '../database/database.js';
import { causeOf } from '../logging/cause.js';
import { Log } from '../logging/log.js';
import { BackupMaker, UNFINISHED } from './backup-maker.js';

const NAME = /^sokhan-\d{8}-\d{9}\.tar\.gz$/;

/** What of a backup may be chosen by whoever is at the machine. */
interface Choice {
  /** Somewhere else than among the others. */
  path?: string;
  withSecret?: boolean;
}

/** Backups in a folder of their own, made one at a time, the newest of them kept. */
@Injectable()
export class BackupsService implements OnModuleInit, BeforeApplicationShutdown {
  private readonly folder: string;
  private readonly stopping = new AbortController();
  private progress?: BackupProgress;
  private failure?: string;
  private making: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly maker: BackupMaker,
    private readonly audit: Audit,
    private readonly log: Log,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'dataDir' | 'backupsKept'>,
  ) {
    this.folder = join(settings.dataDir, 'backups');
  }

  /** A crash may have left one half made. */
  async onModuleInit(): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    for (const name of await readdir(this.folder)) {
      if (name.startsWith(UNFINISHED)) await rm(join(this.folder, name), { recursive: true, force: true });
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort(new Error('The server is stopping.'));
    await this.making;
  }

  /** Begins one and answers at once. @throws DomainError `backup.running`, `request.forbidden` */
  async start(act: Act): Promise<BackupsAnswer> {
    await this.begin(act, {});
    return this.list();
  }

  /** Makes one and answers where it is. @throws DomainError `backup.running`; what kept it from being made */
  async make(act: Act, choice: Choice): Promise<string> {
    const { path, done } = await this.begin(act, choice);
    await done;
    return path;
  }

  async list(): Promise<BackupsAnswer> {
    const names = (await readdir(this.folder)).filter((name) => NAME.test(name)).sort();
    const backups = await Promise.all(names.reverse().map((name) => this.describe(name)));
    return {
      backups: backups.filter((backup) => backup !== undefined),
      ...(this.progress && { running: this.progress }),
      ...(this.failure !== undefined && { error: this.failure }),
    };
  }

  /** The bytes of one. @throws DomainError `backup.notFound`, `request.forbidden` */
  async download(act: Act, name: string): Promise<StreamableFile> {
    const { size } = await this.find(name);
    await this.record(act, 'backup.download', name);
    return new StreamableFile(createReadStream(join(this.folder, name)), {
      type: 'application/gzip',
      disposition: `attachment; filename="${name}"`,
      length: size,
    });
  }

  /** @throws DomainError `backup.notFound`, `request.forbidden` */
  async remove(act: Act, name: string): Promise<void> {
    await this.find(name);
    await this.record(act, 'backup.delete', name);
    await rm(join(this.folder, name), { force: true });
  }

  private async begin(act: Act, choice: Choice): Promise<{ path: string; done: Promise<void> }> {
    if (this.progress) throw new DomainError('backup.running');
    const now = this.clock.now();
    this.progress = { startedAt: now.toISOString(), phase: 'database', done: 0, total: 0 };
    const name = nameAt(now);
    const path = choice.path ?? join(this.folder, name);
    try {
      await this.record(act, 'backup.create', choice.path ?? name);
    } catch (error) {
      this.progress = undefined;
      throw error;
    }
    const done = this.run(path, choice).finally(() => (this.progress = undefined));
    this.making = done.catch((error: unknown) => {
      this.failure = causeOf(error);
      this.log.error({ err: error }, 'a backup could not be made');
    });
    return { path, done };
  }

  private async run(path: string, { withSecret = false }: Choice): Promise<void> {
    const { startedAt } = this.progress!;
    await this.maker.make({
      path,
      withSecret,
      signal: this.stopping.signal,
      onProgress: (progress) => (this.progress = { startedAt, ...progress }),
    });
    this.failure = undefined;
    this.log.info({ path }, 'a backup was made');
    await this.removeOld();
  }

  private async removeOld(): Promise<void> {
    const { backups } = await this.list();
    for (const { name } of backups.slice(this.settings.backupsKept)) {
      await rm(join(this.folder, name), { force: true });
    }
  }

  /** Undefined when it is gone since it was listed. */
  private async describe(name: string): Promise<Backup | undefined> {
    return stat(join(this.folder, name)).then(
      ({ size, mtime }) => ({ name, size, createdAt: mtime.toISOString() }),
      () => undefined,
    );
  }

  private async find(name: string): Promise<Backup> {
    const backup = NAME.test(name) ? await this.describe(name) : undefined;
    if (!backup) throw new DomainError('backup.notFound');
    return backup;
  }

  private async record(act: Act, action: AuditAction, name: string): Promise<void> {
    await this.database.write(async (manager) => {
      await requireRole(manager, act, 'admin', this.clock.now());
      await this.audit.record(manager, act, { action, target: { kind: 'server' }, facts: { name } });
    });
  }
}

/** In UTC, to the millisecond, so that names are in the order of time and none comes twice. */
const nameAt = (now: Date): string =>
  `sokhan-${now
    .toISOString()
    .replace(/[-:.Z]/g, '')
    .replace('T', '-')}.tar.gz`;
