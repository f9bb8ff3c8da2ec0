import type { Settings } from '../../config/settings.js';
import { StartError } from '../../config/start-error.js';
import type { FileStorage } from './file-storage.js';
import { FolderStorage } from './folder-storage.js';
import { S3Storage } from './s3-storage.js';

type Place = Pick<Settings, 'filesDir' | 's3'>;

/** The storage that the settings name. */
export const newStorage = async ({ filesDir, s3 }: Place): Promise<FileStorage> =>
  s3 ? S3Storage.open(s3) : new FolderStorage(filesDir);

/**
 * Makes it ready for use.
 * @throws StartError saying what to mend when it cannot be used
 */
export async function beginStorage(storage: FileStorage, { filesDir, s3 }: Place): Promise<void> {
  const place = s3 ? `bucket ${s3.bucket} of ${s3.endpoint} (S3_*)` : `folder ${filesDir} (FILES_DIR)`;
  await storage.begin().catch((error: unknown) => {
    throw new StartError(`Files cannot be kept in the ${place}: ${reasonOf(error)}.`, { cause: error });
  });
}

/** A store that answers a HEAD with a status has no words for it. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const status = '$metadata' in error && (error.$metadata as { httpStatusCode?: number }).httpStatusCode;
  const code = 'code' in error ? String(error.code) : error.name;
  return status ? `it answers ${status}` : error.message || code;
}
