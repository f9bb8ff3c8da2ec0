import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull, LessThanOrEqual } from 'typeorm';
import type { Upload as UploadView } from '#contracts';
import type { Actor } from '../auth/principal.js';
import { Clock } from '../common/clock.js';
import { DomainError } from '../common/domain-error.js';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { Database } from '../database/database.js';
import { Log } from '../logging/log.js';
import { File } from './file.entity.js';
import { Incoming } from './incoming.js';
import { checkQuota } from './quota.js';
import { uploadView } from './upload-views.js';
import type { UploadWish } from './upload-wish.js';
import { Upload } from './upload.entity.js';
import { type Live, LiveSettings } from '../server-settings/live-settings.js';

/** Of one person. */
const AT_ONCE = 3;
/** So long after it began an upload is among them, even if nothing of it comes yet. */
const BEGINNING_MS = 10_000;
const RETRY_AFTER_MS = 5_000;
const TOUCHED_EVERY_MS = 30_000;
/** How long an upload can be taken up again, and its outcome be asked for. */
export const UPLOAD_LIVES_MS = 24 * 3_600_000;

type Rules = Pick<Settings, 'storageQuota' | 'limits'>;

/** Files on their way: who may send what, and how far it has come. */
@Injectable()
export class UploadsService {
  /** Those of which somebody sends bytes in this moment. */
  private readonly coming = new Set<string>();

  constructor(
    private readonly database: Database,
    private readonly incoming: Incoming,
    private readonly log: Log,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Rules,
    @Inject(LiveSettings) private readonly live: Live<'maxUploadSize' | 'userQuota'>,
  ) {}

  /**
   * Takes the room for a file and makes its place.
   * @throws DomainError `file.empty`, `file.tooLarge`, `file.quotaExceeded`, `file.storageFull`, `rate.limited`
   */
  async begin(user: Pick<Actor, 'id'>, id: string, { name, size, voice }: UploadWish): Promise<void> {
    if (size === 0) throw new DomainError('file.empty');
    if (size > this.live.current.maxUploadSize) throw new DomainError('file.tooLarge');
    const now = this.clock.now();
    await this.database.write(async (manager) => {
      await this.checkParallel(manager, user.id);
      await checkQuota(manager, user.id, size, { ...this.settings, ...this.live.current });
      await manager.getRepository(Upload).insert({
        id,
        userId: user.id,
        name,
        size,
        voice: voice ?? null,
        state: 'receiving',
        createdAt: now,
        activeAt: now,
      });
    });
    // After its row: a place without one is anybody's to clear away.
    await this.incoming.make(id).catch((error: unknown) => this.drop(id).then(() => Promise.reject(error)));
  }

  /** An upload; somebody's own where they are named. @throws DomainError `upload.notFound` */
  async find(id: string, user?: Pick<Actor, 'id'>): Promise<Upload> {
    const upload = await this.database.read(Upload).findOneBy({ id, ...(user && { userId: user.id }) });
    if (!upload) throw new DomainError('upload.notFound');
    return upload;
  }

  /** How far it has come. @throws DomainError `upload.notFound` */
  async get(user: Pick<Actor, 'id'>, id: string): Promise<UploadView> {
    const upload = await this.find(id, user);
    if (upload.state !== 'ready') return uploadView(upload);
    const file = await this.database.read(File).findOneBy({ id, uploaderId: user.id });
    if (!file) throw new DomainError('upload.notFound');
    return uploadView(upload, file);
  }

  /** Where its next byte belongs. */
  async offsetOf({ id, state, size }: Upload): Promise<number> {
    return state === 'receiving' ? this.incoming.size(id) : size;
  }

  /**
   * Writes what comes of it, from `offset` to `end` at most, until the line ends or is cut. Answers how many bytes are there then.
   * @throws DomainError `file.tooLarge` as soon as more comes
   */
  async receive(
    id: string,
    bytes: AsyncIterable<Buffer>,
    span: { offset: number; end: number },
  ): Promise<number> {
    this.coming.add(id);
    const touching = setInterval(() => void this.touch(id), TOUCHED_EVERY_MS);
    try {
      await this.touch(id);
      return await this.incoming.write(id, bytes, span);
    } finally {
      clearInterval(touching);
      this.coming.delete(id);
    }
  }

  /** Something of it came. Bytes are taken in all the same where that cannot be written down. */
  async touch(id: string): Promise<void> {
    const change = { activeAt: this.clock.now() };
    await this.database
      .write((manager) => manager.getRepository(Upload).update({ id }, change))
      .catch((error: unknown) => this.log.warn({ err: error }, 'an upload could not be marked as active'));
  }

  /** Ends it wherever it is; a file that came of it goes with it, unless it is in use. */
  async drop(id: string): Promise<void> {
    await this.database.write(async (manager) => {
      await manager.getRepository(Upload).delete({ id });
      await manager.getRepository(File).delete({ id, purpose: IsNull() });
    });
    await this.incoming.remove(id);
  }

  /** Forgets what nobody has gone on with or asked for, and what lies in no upload's place. */
  async dropStale(): Promise<void> {
    const places = await this.incoming.list();
    const before = new Date(this.clock.now().getTime() - UPLOAD_LIVES_MS);
    const uploads = await this.database.write(async (manager) => {
      const uploads = manager.getRepository(Upload);
      const states = In(['receiving', 'ready', 'refused']);
      await uploads.delete({ state: states, activeAt: LessThanOrEqual(before) });
      return uploads.find({ select: { id: true }, where: { state: In(['receiving', 'processing']) } });
    });
    const taken = new Set(uploads.map(({ id }) => id));
    for (const id of places) if (!taken.has(id)) await this.incoming.remove(id);
  }

  private async checkParallel(manager: EntityManager, userId: string): Promise<void> {
    if (this.settings.limits.upload === 0) return;
    const began = this.clock.now().getTime() - BEGINNING_MS;
    const unfinished = await manager.getRepository(Upload).find({
      select: { id: true, state: true, createdAt: true },
      where: { userId, state: In(['receiving', 'processing']) },
    });
    const running = unfinished.filter(
      ({ id, state, createdAt }) =>
        state === 'processing' || this.coming.has(id) || createdAt.getTime() > began,
    );
    if (running.length >= AT_ONCE) throw new DomainError('rate.limited', { retryAfterMs: RETRY_AFTER_MS });
  }
}
