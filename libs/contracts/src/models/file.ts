/** What a file is to its reader: how it is shown, and what a list of files can be narrowed to. */
export const FILE_KINDS = ['image', 'video', 'audio', 'voice', 'document', 'archive'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** A file as its reader sees it. Its bytes are at `files/:id/content`, its picture at `files/:id/preview`. */
export interface FileInfo {
  id: string;
  /** Cleaned; it keeps its ending. */
  name: string;
  /** The media type found in its content. */
  type: string;
  kind: FileKind;
  /** In bytes. */
  size: number;
  /** In pixels, as it is shown; of images, and of videos where it is known. */
  width?: number;
  height?: number;
  /** True for an image that moves. */
  animated?: true;
  /** Of sound and film, in seconds. */
  duration?: number;
  /** What stands in the picture's place until it has come: https://blurha.sh. */
  blurHash?: string;
  /** Whether there is a picture of it. */
  hasPreview: boolean;
  /** Of a voice message: loudness over its time, 0 to 100. */
  waveform?: number[];
  /** How often it was downloaded. */
  downloads: number;
}

/** A file and the message it was shared with. */
export interface SharedFile {
  file: FileInfo;
  /** The room's id. */
  room: string;
  /** The message's id. */
  message: string;
  seq: number;
  /** Id of the message whose thread it stands in, when it stands only there. */
  thread?: string;
  username: string;
  displayName: string;
  timestamp: string;
}

/** How far a file has come on its way: its bytes arrive, it is examined, and then it is there or it is not. */
export const UPLOAD_STATES = ['receiving', 'processing', 'ready', 'refused'] as const;
export type UploadState = (typeof UPLOAD_STATES)[number];

/** What a page shows of a link in a message: read by the server, so that no reader's address is told to anybody. */
export interface LinkPreview {
  /** Its place among the message's first links; not all of them have a preview. */
  position: number;
  url: string;
  title: string;
  description?: string;
  /** What the site calls itself, or its host. */
  site: string;
  /** Kept by this server, and read like the message's files. */
  picture?: FileInfo;
}

/** How much somebody's files take, in bytes. */
export interface StorageUsage {
  used: number;
  /** Absent where there is no limit. */
  quota?: number;
}
