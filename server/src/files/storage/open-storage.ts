import type { Settings } from '../../config/settings.js';
import { StartError } from '../../config/start-error.js';
import type { FileStorage } from './file-storage.js';
import { FolderStorage } from './folder-storage.js';
import { S3Storage } from './s3-storage.js';

/**
 * The storage that the settings name, ready for use.
 * @throws StartError saying what to mend when it cannot be used
 */
export async function openStorage({ filesDir, s3 }: Pick<Settings, 'filesDir' | 's3'>): Promise<FileStorage> {
  if (!s3) {
    const storage = new FolderStorage(filesDir);
    await storage.clear().catch(refuse(`in the folder ${filesDir} (FILES_DIR)`));
    return storage;
  }
  const storage = await S3Storage.open(s3);
  await storage.check().catch(refuse(`in the bucket ${s3.bucket} of ${s3.endpoint} (S3_*)`));
  return storage;
}

const refuse = (place: string) => (error: unknown) => {
  throw new StartError(`Files cannot be kept ${place}: ${reasonOf(error)}.`, { cause: error });
};

/** A store that answers a HEAD with a status has no words for it. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const status = '$metadata' in error && (error.$metadata as { httpStatusCode?: number }).httpStatusCode;
  const code = 'code' in error ? String(error.code) : error.name;
  return status ? `it answers ${status}` : error.message || code;
}
