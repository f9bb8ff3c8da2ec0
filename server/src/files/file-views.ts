import { type EntityManager, In } from 'typeorm';
import type { FileInfo } from '#contracts';
import { File } from './file.entity.js';

/** What of a file its reader is shown. */
export type FileFacts = Pick<
  File,
  | 'id'
  | 'name'
  | 'type'
  | 'kind'
  | 'size'
  | 'width'
  | 'height'
  | 'animated'
  | 'durationMs'
  | 'blurHash'
  | 'waveform'
  | 'previewKey'
  | 'downloads'
>;

/** A file as the wire shows it: an allow-list, so that where its bytes are kept is told to nobody. */
export const fileView = (file: FileFacts): FileInfo => ({
  id: file.id,
  name: file.name,
  type: file.type,
  kind: file.kind,
  size: file.size,
  ...(file.width && file.height && { width: file.width, height: file.height }),
  ...(file.animated && { animated: true }),
  ...(file.durationMs && { duration: file.durationMs / 1_000 }),
  ...(file.blurHash && { blurHash: file.blurHash }),
  hasPreview: file.previewKey !== null,
  ...(file.waveform && { waveform: file.waveform }),
  downloads: file.downloads,
});

/** The files of messages, by the message's id and in the order of their senders. */
export async function filesOf(
  manager: EntityManager,
  messageIds: string[],
): Promise<Map<string, FileInfo[]>> {
  if (messageIds.length === 0) return new Map();
  const files = await manager.getRepository(File).find({
    where: { messageId: In(messageIds), purpose: 'message' },
    order: { messageId: 'ASC', position: 'ASC' },
  });
  const byMessage = Map.groupBy(files, ({ messageId }) => messageId ?? '');
  return new Map([...byMessage].map(([id, ofOne]) => [id, ofOne.map(fileView)]));
}
