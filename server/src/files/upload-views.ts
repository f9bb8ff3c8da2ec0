import type { Upload as UploadView } from '#contracts';
import type { File } from './file.entity.js';
import { fileView } from './file-views.js';
import type { Upload } from './upload.entity.js';

/** An upload as its sender sees it; with the file once that is there. */
export const uploadView = (
  { id, name, size, state, error }: Pick<Upload, 'id' | 'name' | 'size' | 'state' | 'error'>,
  file?: File,
): UploadView => ({
  id,
  name,
  size,
  state,
  ...(file && { file: fileView(file) }),
  ...(error && { error }),
});
