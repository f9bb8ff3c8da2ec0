/* eslint-disable no-control-regex -- control characters are what this file looks for */
import type { OpenFile } from './open-file.js';
import { typeRefused } from './refusals.js';

const PIECE = 64 * 1_024;

/** All controls but tab, line feed, form feed and carriage return. */
const CONTROL = /[\u0000-\u0008\u000B\u000E-\u001F\u007F-\u009F]/;

/** Pages, drawings and scripts: somebody may open them as what they are. Comments before them change nothing. */
const PROGRAM =
  /^\uFEFF?\s*(?:<!--[^]*?-->\s*)*(?:<!doctype|<(?:html|head|body|script|iframe|svg|xml)\b|<\?|#!)/i;
const BEGINNING = 4_096;

/** Text is text all through: UTF-8, or UTF-16 that says so at its beginning, without controls. */
export async function checkText(file: OpenFile): Promise<void> {
  const decoder = new TextDecoder(encodingOf(file.head), { fatal: true });
  let beginning = '';
  for await (const piece of file.pieces(PIECE)) {
    const text = decoded(() => decoder.decode(piece, { stream: true }));
    if (CONTROL.test(text)) throw typeRefused();
    if (beginning.length < BEGINNING) beginning += text;
  }
  decoded(() => decoder.decode());
  if (PROGRAM.test(beginning.slice(0, BEGINNING))) throw typeRefused();
}

function encodingOf(head: Buffer): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

function decoded(decode: () => string): string {
  try {
    return decode();
  } catch (error) {
    if (error instanceof TypeError) throw typeRefused();
    throw error;
  }
}
