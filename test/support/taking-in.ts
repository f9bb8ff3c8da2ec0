import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Upload as UploadView } from '#contracts';
import { newId } from '../../server/src/common/ids.js';
import { Blobs } from '../../server/src/files/blobs.js';
import { FileCollector } from '../../server/src/files/file-collector.js';
import { Incoming } from '../../server/src/files/incoming.js';
import { type Arrival, FileInspector, type Findings } from '../../server/src/files/inspection/inspection.js';
import { Intake } from '../../server/src/files/intake.js';
import { FolderStorage } from '../../server/src/files/storage/folder-storage.js';
import { UploadsService } from '../../server/src/files/uploads.service.js';
import { Jobs } from '../../server/src/jobs/jobs.js';
import { Log } from '../../server/src/logging/log.js';
import { Broadcaster } from '../../server/src/realtime/broadcaster.js';
import { StoredTalk } from './stored-talk.js';

/** Finds text in everything, unless a test wants otherwise. */
class TestInspector extends FileInspector {
  /** The next examinations wait for this, and fail where it does. */
  first: () => Promise<void> = async () => undefined;

  async examine({ path, name }: Arrival): Promise<Findings> {
    await this.first();
    const bytes = readFileSync(path);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { name, type: 'text/plain', kind: 'document', path, size: bytes.length, sha256 };
  }

  square(): Promise<never> {
    throw new Error('No picture is made of a text.');
  }
}

const SETTINGS = {
  maxUploadSize: 1_000,
  userQuota: 0,
  storageQuota: 0,
  limits: { message: 0, action: 0, search: 0, upload: 0, login: 0, register: 0, invitation: 0 },
};

/** The road of a file beneath the doors, over a database and a folder of its own. */
export class TakingIn {
  readonly told: UploadView[] = [];
  readonly inspector = new TestInspector();
  readonly log = new Log({ logLevel: 'silent' });
  readonly incoming = new Incoming({ filesDir: this.folder });
  readonly storage = new FolderStorage(this.folder);
  readonly uploads: UploadsService;
  readonly blobs: Blobs;
  intake: Intake;
  readonly collector: FileCollector;

  private constructor(
    readonly talk: StoredTalk,
    readonly folder: string,
    settings: Partial<typeof SETTINGS>,
  ) {
    const { database, clock } = talk;
    const rules = { ...SETTINGS, ...settings };
    this.uploads = new UploadsService(database, this.incoming, this.log, clock, rules, { current: rules });
    this.blobs = new Blobs(database, this.storage, this.log, clock);
    this.intake = this.newIntake();
    this.collector = new FileCollector(database, this.uploads, this.blobs, this.log, clock, new Jobs(clock));
  }

  static async open(settings: Partial<typeof SETTINGS> = {}): Promise<TakingIn> {
    const folder = await mkdtemp(join(tmpdir(), 'sokhan-'));
    const it = new TakingIn(await StoredTalk.open(), folder, settings);
    await it.storage.check();
    await it.incoming.onModuleInit();
    return it;
  }

  /** As another start of the server makes it. */
  newIntake(): Intake {
    const live = new Broadcaster();
    live.send = (_to, _event, payload) => void this.told.push((payload as { upload: UploadView }).upload);
    const { database, clock } = this.talk;
    return new Intake(database, this.incoming, this.inspector, this.blobs, live, this.log, clock);
  }

  get user() {
    return this.talk.user;
  }

  /** An upload of the person's, none of which has come. Answers its id. */
  async begin(size = 10): Promise<string> {
    const id = newId();
    await this.uploads.begin(this.user, id, { name: 'گزارش.txt', size });
    return id;
  }

  /** All bytes of an upload. */
  async bring(words = 'سلام'): Promise<string> {
    const id = await this.begin(Buffer.byteLength(words));
    const end = Buffer.byteLength(words);
    await this.incoming.write(id, Readable.from([Buffer.from(words)]), { offset: 0, end });
    return id;
  }

  /** A file that was brought and not used. */
  async file(words?: string): Promise<string> {
    const id = await this.bring(words);
    await this.intake.finish(id);
    return id;
  }

  /** What lies in the folder of arrivals. */
  arrived(): Promise<string[]> {
    return this.incoming.list();
  }

  /** What a crash may leave in the place of an upload. */
  async litter(id: string): Promise<void> {
    await this.incoming.make(id);
    await appendFile(this.incoming.pathOf(id), 'half');
  }

  async close(): Promise<void> {
    await this.collector.onModuleDestroy();
    await this.talk.close();
    await rm(this.folder, { recursive: true });
  }
}
