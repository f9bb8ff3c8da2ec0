import type { ErrorCode, FileKind } from '#contracts';

/** A file that has arrived, before anybody may have it. */
export interface Arrival {
  /** Where its bytes are; nobody else has this file, and it may be written again. */
  path: string;
  /** As its sender named it. */
  name: string;
  /** What its sender says of a voice message. */
  voice?: { waveform: number[]; durationMs?: number };
}

/** What an examined file is. */
export interface Findings {
  /** Cleaned. */
  name: string;
  type: string;
  kind: FileKind;
  /** Where its bytes are to be taken from: at the arrival's own place, or cleaned of what they should not tell. */
  path: string;
  size: number;
  /** SHA-256 in hex. */
  sha256: string;
  width?: number;
  height?: number;
  animated?: boolean;
  durationMs?: number;
  blurHash?: string;
  waveform?: number[];
  /** Its picture, a WebP. */
  preview?: { path: string; size: number; sha256: string };
}

/** Why a file is not taken: one of the codes `file.…`. */
export type InspectionRefusal = Extract<ErrorCode, `file.${string}`>;

/**
 * Examines what has arrived: its type by content and name, what a scanner says, and what is to be shown of it. What
 * comes of it lies in the folder of the arrival, beside it; whoever asked removes that folder.
 */
export abstract class FileInspector {
  /** @throws DomainError `file.empty`, `file.typeRefused`, `file.damaged`, `file.infected`, `file.unscanned`, `server.busy` */
  abstract examine(arrival: Arrival): Promise<Findings>;

  /** A square WebP of an image, `side` pixels wide, beside it: for pictures of people and rooms. @throws DomainError `file.damaged` */
  abstract square(path: string, side: number): Promise<{ path: string; size: number; sha256: string }>;
}
