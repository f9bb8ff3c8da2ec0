import type { Message } from '#contracts';
import { type Echo, draftOf } from './echo';

/**
 * One row of a timeline: a message of the room, or one's own message before the room has it. `key` stays the
 * same when the one turns into the other, so that a list keeps the row.
 */
export type TimelineItem =
  | { readonly kind: 'message'; readonly key: string; readonly message: Message }
  | { readonly kind: 'echo'; readonly key: string; readonly echo: Echo };

/** A clientId is unique among one person's messages only. */
const keyOf = (username: string, clientId: string) => `${username}/${clientId}`;

/** The messages in order, then what the reader has written and the room does not show yet. */
export function timelineItems(
  messages: readonly Message[],
  ahead: readonly Message[],
  echoes: readonly Echo[],
  reader: string,
): TimelineItem[] {
  const shown = new Set(messages.map(({ username, clientId }) => keyOf(username, clientId)));
  const own = [...ahead.filter(({ username }) => username === reader).map(sentEcho), ...echoes];
  return [
    ...messages.map((message): TimelineItem => {
      return { kind: 'message', key: keyOf(message.username, message.clientId), message };
    }),
    ...own
      .map((echo): TimelineItem => ({ kind: 'echo', key: keyOf(reader, echo.clientId), echo }))
      .filter(
        ({ key }, index, all) => !shown.has(key) && all.findIndex((item) => item.key === key) === index,
      ),
  ];
}

/** The server has it, but messages before it are still missing here. */
function sentEcho(message: Message): Echo {
  const { clientId, room, timestamp } = message;
  return { clientId, room, ...draftOf(message), createdAt: timestamp, state: 'sent' };
}
