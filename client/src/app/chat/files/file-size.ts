import type { Digits } from '#contracts';
import { formatNumber } from '../../dates/formats';

const UNITS = ['bytes', 'kb', 'mb', 'gb'] as const;
const STEP = 1_024;

export interface FileSize {
  /** In the person's digits. */
  readonly n: string;
  /** The key of the unit's word. */
  readonly unit: `files.size.${(typeof UNITS)[number]}`;
}

/** A count of bytes as people say it: in the unit that keeps it short, with a fraction where it is below ten. */
export function fileSize(bytes: number, digits: Digits): FileSize {
  let [value, index] = [bytes, 0];
  // A size that would round to 1024 is one of the next unit.
  while (Math.round(value) >= STEP && index < UNITS.length - 1) {
    value /= STEP;
    index += 1;
  }
  const rounded = value < 10 ? Math.round(value * 10) / 10 : Math.round(value);
  return { n: formatNumber(rounded, digits), unit: `files.size.${UNITS[index] ?? 'gb'}` };
}
