import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { S3Settings } from '../../server/src/config/settings.js';

type S3rver = new (options: object) => { run(): Promise<AddressInfo>; httpServer: Server };
const S3rver = createRequire(import.meta.url)('s3rver') as S3rver;
const BUCKET = 'sokhan-files';

/** A real S3-compatible server with one empty bucket, on a free port and in a temporary folder. */
export class TestS3 {
  private constructor(
    readonly settings: S3Settings,
    private readonly folder: string,
    private readonly server: Server,
  ) {}

  static async start(): Promise<TestS3> {
    const directory = mkdtempSync(join(tmpdir(), 'sokhan-s3-'));
    const server = new S3rver({
      address: '127.0.0.1',
      port: 0,
      silent: true,
      directory,
      configureBuckets: [{ name: BUCKET }],
    });
    const { port } = await server.run();
    const settings = {
      endpoint: `http://127.0.0.1:${port}`,
      region: 'us-east-1',
      bucket: BUCKET,
      accessKey: 'S3RVER',
      secretKey: 'S3RVER',
    };
    return new TestS3(settings, directory, server.httpServer);
  }

  /** Of the objects in the bucket. */
  keys(): string[] {
    const suffix = '._S3rver_object';
    return readdirSync(join(this.folder, BUCKET), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith(suffix))
      .map((path) => path.slice(0, -suffix.length));
  }

  async stop(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
    rmSync(this.folder, { recursive: true, force: true });
  }
}
