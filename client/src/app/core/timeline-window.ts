import type { Message, SyncAnswer } from '#contracts';

/**
 * What is loaded of a room's messages. Whole up to `rev`: every change of the loaded stretch with that number
 * or a smaller one is in it. Changes that arrived out of turn wait in `ahead`.
 */
export interface TimelineWindow {
  /** Ascending by seq, each id once. */
  readonly messages: readonly Message[];
  readonly rev: number;
  /** Ascending by rev; without a message for a change of the room itself. */
  readonly ahead: readonly Change[];
}

export interface Change {
  readonly rev: number;
  readonly message?: Message;
}

export const EMPTY_WINDOW: TimelineWindow = { messages: [], rev: 0, ahead: [] };

/** True when something between what is known and what arrived is missing. */
export function hasGap(window: TimelineWindow): boolean {
  return window.ahead.length > 0;
}

/**
 * The newest page of history. `roomRev` is the room's rev as known before the page was asked for; the page is
 * one read, so it is whole up to the newest rev in it as well.
 */
export function newestPage(messages: readonly Message[], roomRev: number): TimelineWindow {
  return { messages, rev: Math.max(roomRev, ...messages.map(({ rev }) => rev)), ahead: [] };
}

/** A page of history older than what is loaded. */
export function olderPage(window: TimelineWindow, page: readonly Message[]): TimelineWindow {
  return { ...window, messages: page.reduce(place, window.messages) };
}

/** One change, from a push or from one's own ack. One that is known already changes nothing. */
export function receive(window: TimelineWindow, change: Change): TimelineWindow {
  if (change.rev <= window.rev || window.ahead.some(({ rev }) => rev === change.rev)) return window;
  const ahead = [...window.ahead, change].sort((one, other) => one.rev - other.rev);
  return inTurn({ ...window, ahead });
}

/** One page of the answer to `sync`. */
export function synced(window: TimelineWindow, { messages, rev }: SyncAnswer): TimelineWindow {
  const known = Math.max(window.rev, rev);
  return inTurn({
    messages: messages.reduce(placeAbove(window), window.messages),
    rev: known,
    ahead: window.ahead.filter((change) => change.rev > known),
  });
}

/** Takes what waits as it is: the server has said that nothing is missing before it. */
export function closeGap(window: TimelineWindow): TimelineWindow {
  return {
    messages: window.ahead.reduce(apply(window), window.messages),
    rev: Math.max(window.rev, ...window.ahead.map(({ rev }) => rev)),
    ahead: [],
  };
}

/** Applies the waiting changes whose turn has come. */
function inTurn(window: TimelineWindow): TimelineWindow {
  let { messages, rev } = window;
  let taken = 0;
  for (const change of window.ahead) {
    if (change.rev !== rev + 1) break;
    messages = apply(window)(messages, change);
    rev = change.rev;
    taken += 1;
  }
  return { messages, rev, ahead: window.ahead.slice(taken) };
}

function apply(window: TimelineWindow) {
  const put = placeAbove(window);
  return (messages: readonly Message[], { message }: Change) => (message ? put(messages, message) : messages);
}

/** A change of a message older than the loaded stretch waits on the server until somebody scrolls there. */
function placeAbove({ messages: [first] }: TimelineWindow) {
  return (messages: readonly Message[], message: Message) =>
    first && message.seq < first.seq ? messages : place(messages, message);
}

/** Puts a message where its seq belongs; of two states of one message the newer stays. */
function place(messages: readonly Message[], message: Message): readonly Message[] {
  const index = messages.findLastIndex(({ seq }) => seq <= message.seq);
  const at = messages[index];
  if (at?.seq !== message.seq) return messages.toSpliced(index + 1, 0, message);
  return at.rev < message.rev ? messages.with(index, message) : messages;
}
