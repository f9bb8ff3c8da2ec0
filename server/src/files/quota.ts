import { type EntityManager, In } from 'typeorm';
import type { ServerSettings } from '#contracts';
import { DomainError } from '../common/domain-error.js';
import type { Settings } from '../config/settings.js';
import { Blob } from './blob.entity.js';
import { File } from './file.entity.js';
import { Upload } from './upload.entity.js';

/** Uploads that are no files yet, and already take their room. */
const ON_THEIR_WAY = In(['receiving', 'processing']);

/** Bytes that a person's files take, those on their way included. */
export async function usedBy(manager: EntityManager, userId: string): Promise<number> {
  const files = await manager.getRepository(File).sum('size', { uploaderId: userId });
  const uploads = await manager.getRepository(Upload).sum('size', { userId, state: ON_THEIR_WAY });
  return Number(files) + Number(uploads);
}

/** Bytes in the storage, and those on their way to it. */
async function usedByAll(manager: EntityManager): Promise<number> {
  const blobs = await manager.getRepository(Blob).sum('size');
  const uploads = await manager.getRepository(Upload).sum('size', { state: ON_THEIR_WAY });
  return Number(blobs) + Number(uploads);
}

/**
 * Asked in the transaction that takes the room.
 * @throws DomainError `file.quotaExceeded`, `file.storageFull`
 */
export async function checkQuota(
  manager: EntityManager,
  userId: string,
  size: number,
  { userQuota, storageQuota }: Pick<ServerSettings, 'userQuota'> & Pick<Settings, 'storageQuota'>,
): Promise<void> {
  if (userQuota > 0 && (await usedBy(manager, userId)) + size > userQuota)
    throw new DomainError('file.quotaExceeded');
  if (await isFull(manager, size, { storageQuota })) throw new DomainError('file.storageFull');
}

/** Whether all files together leave no room for so many bytes more. */
export async function isFull(
  manager: EntityManager,
  size: number,
  { storageQuota }: Pick<Settings, 'storageQuota'>,
): Promise<boolean> {
  return storageQuota > 0 && (await usedByAll(manager)) + size > storageQuota;
}
