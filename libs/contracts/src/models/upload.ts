import type { ErrorCode } from '../errors.js';
import type { FileInfo, UploadState } from './file.js';

/** A file on its way to the server. Its id is also the file's, once that is there. */
export interface Upload {
  id: string;
  name: string;
  /** In bytes. */
  size: number;
  state: UploadState;
  /** When `ready`. */
  file?: FileInfo;
  /** When `refused`. */
  error?: ErrorCode;
}
