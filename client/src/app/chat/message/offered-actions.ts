import {
  type Message,
  type Room,
  type User,
  closePollRefusal,
  deleteRefusal,
  editRefusal,
  pinRefusal,
  reactRefusal,
  readRefusal,
  reportRefusal,
} from '#contracts';
import { isOpen } from '../polls/poll-state';

/** What one can do with a message, in the order in which it is offered. */
export const MESSAGE_ACTIONS = [
  'react',
  'reply',
  'thread',
  'edit',
  'copyText',
  'copyLink',
  'download',
  'copyFileLink',
  'pin',
  'unpin',
  'bookmark',
  'removeBookmark',
  'markUnread',
  'seenBy',
  'closePoll',
  'report',
  'delete',
] as const;
export type MessageAction = (typeof MESSAGE_ACTIONS)[number];

/** What decides besides the message itself. */
export interface Circumstances {
  readonly user: User;
  readonly room: Room;
  /** Of the server; absent: own words may be edited for ever. */
  readonly editWindowMs?: number;
  /** In milliseconds since 1970. */
  readonly now: number;
}

/** What the rules allow; the rest is not shown. */
export function offeredActions(message: Message, { user, room, editWindowMs = 0, now }: Circumstances) {
  const { membership } = room;
  const own = message.username === user.username;
  const { type, deletedAt, pinnedAt, bookmarked, poll } = message;
  const facts: Parameters<typeof editRefusal>[0] = [user, room, membership];
  const age = now - Date.parse(message.timestamp);
  const about = { own, type, age, ...(deletedAt && { deletedAt }) };
  const readable = !readRefusal(...facts);
  const there = readable && !deletedAt;
  const filed = (message.files?.length ?? 0) > 0;
  const open = !reactRefusal(facts, about);
  const mayPin = !pinRefusal(facts, about);
  // A message that stands in a thread only has no place in the room to go back to.
  const inRoom = message.thread === undefined || message.inRoom === true;
  const offered: Record<MessageAction, boolean> = {
    react: open,
    reply: open,
    thread: there,
    edit: !editRefusal(facts, about, editWindowMs),
    copyText: there && message.text !== '',
    copyLink: readable,
    download: there && filed,
    copyFileLink: there && filed,
    pin: mayPin && !pinnedAt,
    unpin: mayPin && !!pinnedAt,
    bookmark: there && !bookmarked,
    removeBookmark: readable && !!bookmarked,
    markUnread: readable && inRoom && !own,
    seenBy: there && own,
    closePoll: !!poll && isOpen(poll, now) && !closePollRefusal(facts, about),
    report: readable && !reportRefusal(facts, about),
    delete: !deleteRefusal(facts, about),
  };
  return MESSAGE_ACTIONS.filter((action) => offered[action]);
}
