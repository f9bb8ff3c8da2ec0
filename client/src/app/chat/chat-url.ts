import type { UrlMatchResult, UrlSegment } from '@angular/router';

/**
 * `/rooms`, `/rooms/:room` and `/rooms/:room/people` are one page: on a wide screen its panes stand side by
 * side, on a phone each is a place of its own that the back gesture leaves. One route keeps the page alive
 * between them.
 */
export function chatUrl(segments: UrlSegment[]): UrlMatchResult | null {
  const [rooms, room, people] = segments;
  if (rooms?.path !== 'rooms' || segments.length > 3) return null;
  if (people && people.path !== 'people') return null;
  return {
    consumed: segments,
    posParams: { ...(room && { room }), ...(people && { pane: people }) },
  };
}
