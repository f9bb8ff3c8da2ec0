import { LIMITS, codePointLength } from '#contracts';
import { cleanLine } from './normalise.js';

/** File systems count in bytes. */
const MAX_BYTES = 255;
/** Endings are short; what is longer after a dot is part of the name. */
const MAX_ENDING = 10;
const NAMELESS = 'file';

/** What Windows does not take in a name. A colon would also name a hidden second content of a file. */
const FORBIDDEN = /[<>:"|?*]/g;
/** Devices of Windows, whatever ending they bear. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?=$|[ .])/i;

/** Marks that turn the reading around, which a line of text may have and a name needs not. */
const MARKS = /[\u200E\u200F\u061C]/g;
/** Where it parts no letters, or Latin ones, a non-joiner does nothing but make one name look like another. */
const IDLE_JOINERS =
  /(?<![\p{L}\p{M}\p{N}])\u200C|\u200C(?![\p{L}\p{N}])|(?<=\p{Script=Latin})\u200C(?=\p{Script=Latin})/gu;
/** Four marks on a letter are as many as any language writes. */
const TOWERS = /(\p{M}{4})\p{M}+/gu;
const AT_EDGES = /^[. \u200C\u200D]+|[. \u200C\u200D]+$/g;

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/**
 * The name of a file as it is kept and shown: the last part of a path, one line without anything that hides or turns
 * around what it says, and safe to be written on any disk. It keeps its ending.
 */
export function cleanFileName(name: string): string {
  const last =
    cleanLine(name.replace(MARKS, ''))
      .split(/[/\\]/)
      .findLast((part) => !/^[. ]*$/.test(part)) ?? '';
  const safe = last
    .replace(/^[A-Za-z]:/, '')
    .replace(FORBIDDEN, '_')
    .replace(IDLE_JOINERS, '')
    .replace(TOWERS, '$1')
    .replace(AT_EDGES, '');
  const named = safe === '' ? NAMELESS : safe.replace(DEVICE, '_$&');
  return shortened(named);
}

function shortened(name: string): string {
  if (fits(name)) return name;
  const dot = name.lastIndexOf('.');
  const hasEnding = dot > 0 && codePointLength(name.slice(dot + 1)) <= MAX_ENDING;
  const ending = hasEnding ? name.slice(dot) : '';
  const characters = [...name.slice(0, name.length - ending.length)];
  const stem = (length: number) => characters.slice(0, length).join('').replace(AT_EDGES, '');
  let length = Math.min(characters.length, LIMITS.fileName.max);
  while (!fits(stem(length) + ending)) length -= 1;
  return stem(length) + ending;
}

const fits = (name: string): boolean =>
  codePointLength(name) <= LIMITS.fileName.max && bytesOf(name) <= MAX_BYTES;
