import { create } from 'content-disposition';
import { FILE_TYPES, type FileKind } from '#contracts';

/** Bytes of a file as they may be sent to somebody who was found to have the right to them. */
export interface Servable {
  /** Of the blob: the SHA-256 of the bytes. */
  key: string;
  size: number;
  type: string;
  /** Absent for what has no name of its own. */
  name?: string;
  /** To be kept and not shown, whatever it is. */
  isDownload: boolean;
}

const typesOf = (...kinds: FileKind[]): string[] =>
  FILE_TYPES.filter(({ kind }) => kinds.includes(kind)).map(({ type }) => type);

/** What is made for film may hold sound alone. */
const CONTAINERS = typesOf('audio', 'video').map((type) => type.slice(type.indexOf('/')));
const PLAYED = new Set(CONTAINERS.flatMap((container) => [`audio${container}`, `video${container}`]));
/** What a browser shows without running any of it; all else could be a page of our own to it. */
const SHOWN = new Set([...typesOf('image'), ...PLAYED]);

/**
 * Opened by itself, a file is nobody's page: it runs nothing, loads nothing and has no origin. A player asks for its
 * bytes again, part by part, which it may only as our own; scripts stay forbidden in both ways.
 */
const SEALED = "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'";
const SEALED_PLAYER =
  "sandbox allow-same-origin; default-src 'none'; media-src 'self'; style-src 'unsafe-inline'";

export const etagOf = ({ key }: Servable): string => `"${key}"`;

/** What is said of a file with each answer that is about its bytes. The type is what was found in it, never what was claimed. */
export function fileHeaders({ type, name, isDownload, ...bytes }: Servable): Record<string, string> {
  const isShown = SHOWN.has(type) && !isDownload;
  return {
    'Content-Type': type,
    'Content-Disposition': create(name, { type: isShown ? 'inline' : 'attachment' }),
    'Content-Security-Policy': isShown && PLAYED.has(type) ? SEALED_PLAYER : SEALED,
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    // Kept by the reader's own browser alone, which asks each time whether it still may; nobody between packs it.
    'Cache-Control': 'private, no-cache, no-transform',
    ETag: etagOf({ type, isDownload, ...bytes }),
    'Accept-Ranges': 'bytes',
  };
}
