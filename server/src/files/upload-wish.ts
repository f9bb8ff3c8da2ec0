import { LIMITS } from '#contracts';
import { DomainError } from '../common/domain-error.js';
import type { Voice } from './upload.entity.js';

/** Code points; what stands before them is cut off, since the ending tells the type. */
const NAME_MAX = 400;
const DURATION_MAX_MS = 24 * 3_600_000;

/** What somebody wants to send. */
export interface UploadWish {
  /** As they named it: it is cleaned when its type is known. */
  name: string;
  /** In bytes. */
  size: number;
  voice?: Voice;
}

/** Reads what tus calls metadata. @throws DomainError `validation.failed` */
export function wishOf(metadata: Record<string, string | null | undefined>, size: number): UploadWish {
  const { name, voice } = metadata;
  return { name: nameOf(name ?? ''), size, ...(voice && { voice: voiceOf(voice) }) };
}

export function nameOf(name: string): string {
  if (name.trim() === '') throw DomainError.field('name', 'required');
  return [...name].slice(-NAME_MAX).join('');
}

function voiceOf(text: string): Voice {
  const { waveform, durationMs } = parsed(text);
  if (!Array.isArray(waveform) || !waveform.every((value) => isWhole(value, 100)))
    throw DomainError.field('voice.waveform', 'format');
  if (waveform.length > LIMITS.waveform.max) throw DomainError.field('voice.waveform', 'tooMany');
  if (durationMs === undefined) return { waveform };
  if (!isWhole(durationMs, DURATION_MAX_MS)) throw DomainError.field('voice.durationMs', 'range');
  return { waveform, durationMs };
}

function parsed(text: string): { waveform?: unknown; durationMs?: unknown } {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // What is no JSON is refused as any other shape is.
  }
  throw DomainError.field('voice', 'format');
}

const isWhole = (value: unknown, max: number): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= max;
