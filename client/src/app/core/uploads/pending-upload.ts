import { type FileInfo, type FileKind, fileTypeOf } from '#contracts';
import type { ClientErrorCode } from '../api-error';
import type { StoredUpload, UploadPlace, Voice } from './upload-storage';

/**
 * waiting: for its turn, the line or the server's leave; sending: its bytes go out; examining: the server looks at
 * them; ready: it can be sent in a message; failed: it will not come by itself.
 */
export type PendingState = 'waiting' | 'sending' | 'examining' | 'ready' | 'failed';

/** A file of one's own on its way, as the page shows it. */
export interface PendingUpload extends UploadPlace {
  readonly id: string;
  readonly name: string;
  /** The media type. */
  readonly type: string;
  readonly kind: FileKind;
  readonly size: number;
  /** In pixels, of an image. */
  readonly width?: number;
  readonly height?: number;
  readonly voice?: Voice;
  /** Where the page finds its bytes. */
  readonly url: string;
  readonly state: PendingState;
  /** In bytes. */
  readonly sent: number;
  /** Its id on the server, once that has heard of it. */
  readonly server?: string;
  /** The server asked to wait until then, in milliseconds since 1970. */
  readonly retryAt?: number;
  /** With `ready`. */
  readonly file?: FileInfo;
  /** With `failed`. */
  readonly error?: ClientErrorCode;
  /** The HTTP status of an answer that is not our server's. */
  readonly status?: number;
}

/** As it stands when it was added, or found again after a reload. */
export function pendingOf(stored: StoredUpload, url: string): PendingUpload {
  const { id, room, thread, name, blob, voice, width, height, server, file, error } = stored;
  const known = fileTypeOf(name);
  return {
    id,
    room,
    ...(thread && { thread }),
    name,
    type: blob.type || (known?.type ?? ''),
    kind: voice ? 'voice' : (known?.kind ?? 'document'),
    size: blob.size,
    ...(width && height && { width, height }),
    ...(voice && { voice }),
    url,
    ...(server && { server }),
    sent: file ? blob.size : 0,
    ...(file ? { state: 'ready', file } : error ? { state: 'failed', error } : { state: 'waiting' }),
  };
}

/** The file as its reader will see it, before the server says so. */
export function fileInfoOf({
  file,
  id,
  name,
  type,
  kind,
  size,
  width,
  height,
  voice,
}: PendingUpload): FileInfo {
  if (file) return file;
  return {
    id,
    name,
    type,
    kind,
    size,
    ...(width && height && { width, height }),
    ...(voice && { waveform: [...voice.waveform], duration: voice.durationMs / 1_000 }),
    hasPreview: false,
    downloads: 0,
  };
}
