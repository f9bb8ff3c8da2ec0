import type { Readable } from 'node:stream';
import { DataStore, Upload as TusUpload } from '@tus/server';
import { asRefusal } from '../disk-full.js';
import { UPLOAD_LIVES_MS, type UploadsService } from '../uploads.service.js';

/** Uploads as the library of tus asks for them: their rows, and the bytes that have arrived. */
export class UploadStore extends DataStore {
  constructor(
    private readonly uploads: UploadsService,
    /** What the request in hand brings for an upload. */
    private readonly bytesFor: (id: string) => AsyncIterable<Buffer>,
  ) {
    super();
    this.extensions = ['creation', 'creation-with-upload', 'termination', 'expiration'];
  }

  /** A cut line ends this too; what came until then stays, and the upload goes on from there. */
  override async write(_bytes: Readable, id: string, offset: number): Promise<number> {
    const { size } = await this.uploads.find(id);
    // It may be under examination already, and no place for bytes any more.
    if (offset === size) return offset;
    try {
      return await this.uploads.receive(id, this.bytesFor(id), { offset, end: size });
    } catch (error) {
      throw asRefusal(error);
    }
  }

  override async getUpload(id: string): Promise<TusUpload> {
    const upload = await this.uploads.find(id);
    const { name, voice, size, activeAt } = upload;
    return new TusUpload({
      id,
      size,
      offset: await this.uploads.offsetOf(upload),
      metadata: { name, ...(voice && { voice: JSON.stringify(voice) }) },
      // It expires so long after this.
      creation_date: activeAt.toISOString(),
    });
  }

  override async remove(id: string): Promise<void> {
    await this.uploads.drop(id);
  }

  override getExpiration(): number {
    return UPLOAD_LIVES_MS;
  }
}
