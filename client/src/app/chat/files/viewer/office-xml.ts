import { type Handler, Parser } from 'htmlparser2';

export type Attributes = Readonly<Record<string, string>>;

/** Reads a part of an Office document as it passes by. */
export function readXml(xml: string, handler: Partial<Handler>): void {
  new Parser(handler, { xmlMode: true, decodeEntities: true }).end(xml);
}

/** How deep lists go. */
export const DEEPEST = 8;

/** A whole number from 0, whatever stands there. */
export const wholeNumber = (value = '', most = 1_000_000): number =>
  Math.max(0, Math.min(most, Math.trunc(Number(value)) || 0));
