import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { S3Client } from '@aws-sdk/client-s3';
import type { S3Settings } from '../../config/settings.js';
import { type ByteRange, FileStorage, MissingBytes } from './file-storage.js';

type Sdk = typeof import('@aws-sdk/client-s3');

const CONNECT_WITHIN_MS = 3_000;
/** The store may be slow, but not silent. */
const SILENT_AT_MOST_MS = 30_000;
/** The client cannot repeat what streams; so it is begun again here. */
const ATTEMPTS = 3;

/** Files as objects of one bucket of an S3-compatible store, each under its key. */
export class S3Storage extends FileStorage {
  private constructor(
    private readonly sdk: Sdk,
    private readonly client: S3Client,
    private readonly bucket: string,
  ) {
    super();
  }

  /** Loads the client, which nobody else pays for with memory. */
  static async open({ endpoint, region, bucket, accessKey, secretKey }: S3Settings): Promise<S3Storage> {
    const sdk = await import('@aws-sdk/client-s3');
    const client = new sdk.S3Client({
      endpoint,
      region,
      credentials: { accessKeyId: accessKey, secretAccessKey: secretKey },
      // A bucket in the host's name needs a name server that knows it.
      forcePathStyle: true,
      // Not every store knows the newer checksums: some take them for part of the object.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      requestHandler: { connectionTimeout: CONNECT_WITHIN_MS, socketTimeout: SILENT_AT_MOST_MS },
    });
    return new S3Storage(sdk, client, bucket);
  }

  async put(key: string, path: string, size: number): Promise<void> {
    if (await this.has(key)) return;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.send(key, path, size);
      } catch (error) {
        if (attempt === ATTEMPTS) throw error;
      }
    }
  }

  async read(key: string, range?: ByteRange): Promise<Readable> {
    const { GetObjectCommand } = this.sdk;
    const Range = range && `bytes=${range.start}-${range.end}`;
    try {
      const { Body } = await this.client.send(new GetObjectCommand({ ...this.object(key), Range }));
      return Body as Readable;
    } catch (error) {
      throw this.isMissing(error) ? new MissingBytes(key) : error;
    }
  }

  async has(key: string): Promise<boolean> {
    try {
      await this.client.send(new this.sdk.HeadObjectCommand(this.object(key)));
      return true;
    } catch (error) {
      if (this.isMissing(error)) return false;
      throw error;
    }
  }

  async remove(key: string): Promise<void> {
    await this.client.send(new this.sdk.DeleteObjectCommand(this.object(key)));
  }

  async check(): Promise<void> {
    await this.client.send(new this.sdk.HeadBucketCommand({ Bucket: this.bucket }));
  }

  private async send(key: string, path: string, size: number): Promise<void> {
    const file = await open(path);
    const Body = file.createReadStream();
    const broken = new AbortController();
    // Nobody else listens: unheard, a disk that cannot be read would end the process.
    Body.on('error', (error) => broken.abort(error));
    try {
      const put = new this.sdk.PutObjectCommand({ ...this.object(key), Body, ContentLength: size });
      await this.client.send(put, { abortSignal: broken.signal });
    } finally {
      Body.destroy();
    }
  }

  private object(key: string) {
    return { Bucket: this.bucket, Key: key };
  }

  private isMissing(error: unknown): boolean {
    return error instanceof this.sdk.S3ServiceException && error.$metadata.httpStatusCode === 404;
  }
}
