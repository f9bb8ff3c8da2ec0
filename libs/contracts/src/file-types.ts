import type { FileKind } from './models/file.js';

/** A type of file that can be shared. */
export interface FileType {
  /** Without the dot, in lower case. */
  extension: string;
  /** The media type under which it is served. */
  type: string;
  kind: FileKind;
}

const type = (extension: string, mediaType: string, kind: FileKind): FileType => ({
  extension,
  type: mediaType,
  kind,
});

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** All types that this software knows to tell apart by their content. Which of them a server takes is a setting. */
export const FILE_TYPES: readonly FileType[] = [
  type('png', 'image/png', 'image'),
  type('jpg', 'image/jpeg', 'image'),
  type('jpeg', 'image/jpeg', 'image'),
  type('gif', 'image/gif', 'image'),
  type('webp', 'image/webp', 'image'),
  type('pdf', 'application/pdf', 'document'),
  type('doc', 'application/msword', 'document'),
  type('docx', `${OFFICE}.wordprocessingml.document`, 'document'),
  type('xlsx', `${OFFICE}.spreadsheetml.sheet`, 'document'),
  type('pptx', `${OFFICE}.presentationml.presentation`, 'document'),
  type('txt', 'text/plain', 'document'),
  type('md', 'text/markdown', 'document'),
  type('csv', 'text/csv', 'document'),
  type('mp3', 'audio/mpeg', 'audio'),
  type('m4a', 'audio/mp4', 'audio'),
  type('ogg', 'audio/ogg', 'audio'),
  type('mp4', 'video/mp4', 'video'),
  type('webm', 'video/webm', 'video'),
  type('zip', 'application/zip', 'archive'),
];

const BY_EXTENSION = new Map(FILE_TYPES.map((each) => [each.extension, each]));

/** The type that a file's name speaks of by its ending; undefined where none of this name is known. */
export const fileTypeOf = (name: string): FileType | undefined =>
  name.includes('.') ? BY_EXTENSION.get(name.slice(name.lastIndexOf('.') + 1).toLowerCase()) : undefined;
