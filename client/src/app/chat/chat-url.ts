import type { UrlMatchResult, UrlSegment } from '@angular/router';

/** What can stand beside a conversation, by its name in the address. */
const PANES: readonly string[] = ['people', 'pins', 'files', 'search'];

/** What can stand in a conversation's place. */
const PLACES: readonly string[] = ['threads', 'search', 'mentions', 'bookmarks', 'files'];

export type Pane = 'people' | 'pins' | 'files' | 'search' | 'thread';
export type Place = 'threads' | 'search' | 'mentions' | 'bookmarks' | 'files';

type Params = Record<string, UrlSegment>;

/**
 * `/rooms`, `/rooms/:room` and what follows it are one page: on a wide screen its panes stand side by side, on a
 * phone each is a place of its own that the back gesture leaves. One route keeps the page alive between them.
 * After the room comes one of its panes, `thread/:thread`, or `messages/:at`, a seq where its messages open.
 */
export function chatUrl(segments: UrlSegment[]): UrlMatchResult | null {
  const [first, room, ...rest] = segments;
  if (first && !room && PLACES.includes(first.path))
    return { consumed: segments, posParams: { place: first } };
  if (first?.path !== 'rooms') return null;
  const params = within(rest);
  return params && { consumed: segments, posParams: { ...(room && { room }), ...params } };
}

function within([what, which, ...more]: UrlSegment[]): Params | null {
  if (!what) return {};
  if (more.length > 0) return null;
  if (!which) return PANES.includes(what.path) ? { pane: what } : null;
  if (what.path === 'thread') return { pane: what, thread: which };
  return what.path === 'messages' && /^[1-9]\d*$/.test(which.path) ? { at: which } : null;
}

/** Where a room is, or a place in it; `ref` is its id or its slug. */
export function roomAddress(ref: string, at?: number): (string | number)[] {
  return at === undefined ? ['/rooms', ref] : ['/rooms', ref, 'messages', at];
}
