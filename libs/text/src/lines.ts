import { inlineSegments } from './inline.js';
import type { Direction, Segment } from './segment.js';

/** What stands before the words of an entry in a list. */
export interface ListItem {
  /** As it was typed: `-`, `*`, or a number with its sign, `۲.` */
  marker: string;
  ordered: boolean;
  /** How far it is indented: 0, 1, 2 or 3 steps. */
  level: number;
}

export interface Line {
  /** How many quotes it stands in; absent for none. */
  quote?: number;
  item?: ListItem;
  segments: Segment[];
}

const QUOTE = /^[\u200E\u200F]?(?:>+(?: |$))+/;
const ITEM = /^([\u200E\u200F]? {0,12})([-*•]|([0-9۰-۹٠-٩]{1,9})[.)-]) +(?=\S)/;

const SPACES_PER_LEVEL = 2;
const MAX_LEVEL = 3;
/** More bars than these say nothing more. */
const MAX_QUOTES = 3;

/** A line of prose: the quotes and the list it stands in, and its words cut into pieces. */
export function cutLine(line: string, fallback: Direction): Line {
  const quoted = QUOTE.exec(line)?.[0] ?? '';
  const rest = line.slice(quoted.length);
  const listed = ITEM.exec(rest);
  const syntax = quoted + (listed?.[0] ?? '');
  const words = inlineSegments(line.slice(syntax.length), fallback);
  return {
    ...(quoted && { quote: Math.min(MAX_QUOTES, quoted.split('>').length - 1) }),
    ...(listed && { item: itemOf(listed) }),
    segments: syntax === '' ? words : [{ kind: 'syntax', text: syntax }, ...words],
  };
}

function itemOf([, indent, marker, number]: RegExpExecArray): ListItem {
  const spaces = indent!.replace(/[^ ]/g, '').length;
  return {
    marker: marker!,
    ordered: number !== undefined,
    level: Math.min(MAX_LEVEL, Math.floor(spaces / SPACES_PER_LEVEL)),
  };
}
