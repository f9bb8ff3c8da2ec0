import { Parser } from 'htmlparser2';

/** What a page says of itself to machines, by the names it uses: `title` is its own title. */
export type PageHead = ReadonlyMap<string, string>;

/** Characters of one value that are kept; nobody is shown more. */
const MAX_VALUE = 4_000;
/** The parser keeps open elements in a list and searches it at each end: with so few, no page is a long search. */
const MAX_TAGS = 2_000;
/** Between two looks at whether there is anything more to come. */
const STEP = 8_192;

/** Reads the head of a page, as it comes: without a tree, so that nothing nests; what is broken is read as far as it goes. */
export function pageHead(html: string): PageHead {
  const values = new Map<string, string>();
  let title: string | undefined;
  let tags = 0;
  let isOver = false;
  const parser = new Parser({
    onopentag(name, attributes) {
      tags += 1;
      isOver ||= name === 'body' || tags > MAX_TAGS;
      if (isOver) return;
      if (name === 'title' && !values.has('title')) title = '';
      if (name === 'meta') keep(values, attributes['property'] ?? attributes['name'], attributes['content']);
    },
    ontext(text) {
      if (title !== undefined && title.length < MAX_VALUE) title += text;
    },
    onclosetag(name) {
      if (name === 'title' && title !== undefined) {
        if (!isOver) keep(values, 'title', title);
        title = undefined;
      }
      isOver ||= name === 'head';
    },
  });
  for (let at = 0; at < html.length && !isOver; at += STEP) parser.write(html.slice(at, at + STEP));
  if (!isOver) parser.end();
  return values;
}

/** The first of several says it. */
function keep(values: Map<string, string>, name: string | undefined, value: string | undefined): void {
  const key = name?.trim().toLowerCase();
  if (key && value && !values.has(key)) values.set(key, value.slice(0, MAX_VALUE));
}
