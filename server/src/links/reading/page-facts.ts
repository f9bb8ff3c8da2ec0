import { cleanLine, excessiveMarks, isBlank } from '#text';
import type { PageHead } from './page-head.js';

/** What is shown of a page. */
export interface PageFacts {
  title: string;
  description: string;
  /** What the site calls itself, or its host. */
  site: string;
  /** Address of its picture. */
  picture?: string;
}

/** In code points. */
const MAX = { title: 200, description: 400, site: 80 };

const TITLES = ['og:title', 'twitter:title', 'title'];
const DESCRIPTIONS = ['og:description', 'twitter:description', 'description'];
const SITES = ['og:site_name', 'application-name'];
const PICTURES = ['og:image:secure_url', 'og:image', 'og:image:url', 'twitter:image'];

/** What a page at this address says of itself; null where that is nothing, or where it does not want to be quoted. */
export function pageFacts(head: PageHead, address: string, robots: string): PageFacts | null {
  if (/\bnosnippet\b/i.test(`${robots},${head.get('robots') ?? ''}`)) return null;
  const title = firstText(head, TITLES, MAX.title);
  if (title === '') return null;
  const picture = pictureOf(head, address);
  return {
    title,
    description: firstText(head, DESCRIPTIONS, MAX.description),
    site: firstText(head, SITES, MAX.site) || shownText(new URL(address).hostname, MAX.site),
    ...(picture && { picture }),
  };
}

function firstText(head: PageHead, names: readonly string[], max: number): string {
  for (const name of names) {
    const text = shownText(head.get(name) ?? '', max);
    if (text !== '') return text;
  }
  return '';
}

/** One line, without anything that reaches out of it; empty where nothing can be seen or read. */
function shownText(raw: string, max: number): string {
  const text = cleanLine(raw);
  if (isBlank(text) || excessiveMarks(text)) return '';
  const characters = [...text];
  return characters.length <= max
    ? text
    : `${characters
        .slice(0, max - 1)
        .join('')
        .trimEnd()}…`;
}

function pictureOf(head: PageHead, address: string): string | undefined {
  const named = PICTURES.map((name) => head.get(name)?.trim()).find(Boolean);
  const url = named ? URL.parse(named, address) : null;
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined;
}
