const IN_HEADER = /charset\s*=\s*["']?([\w:-]+)/i;
const IN_META = /<meta[^>]*charset\s*=\s*["']?([\w:-]+)/i;
/** A page says it near its beginning, or not at all. */
const PRESCANNED = 4_096;

/** The bytes of a page as text: by a mark at their beginning, the header, the page's own word, and else as UTF-8. */
export function decodePage(body: Buffer, contentType: string): string {
  const told = IN_HEADER.exec(contentType)?.[1] ?? IN_META.exec(body.toString('latin1', 0, PRESCANNED))?.[1];
  return decoded(body, markOf(body) ?? told ?? 'utf-8');
}

function markOf(body: Buffer): string | null {
  const [first, second, third] = body;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

function decoded(body: Buffer, label: string): string {
  try {
    return new TextDecoder(label).decode(body);
  } catch {
    // A name that no browser knows either.
    return new TextDecoder().decode(body);
  }
}
