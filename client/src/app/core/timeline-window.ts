import type { Message, SyncAnswer } from '#contracts';
import { type Change, changed, isAside, personalChange } from './message-change';

/**
 * What is loaded of a room's messages: one stretch without holes. Whole up to `rev`: every change of the stretch
 * with that number or a smaller one is in it. Changes that arrived out of turn wait in `ahead`.
 */
export interface TimelineWindow {
  /** Ascending by seq, each id once; without what stands only in threads. */
  readonly messages: readonly Message[];
  readonly rev: number;
  /** Ascending by rev. */
  readonly ahead: readonly Change[];
  /** True when nothing stands after the last message: what is posted joins on. */
  readonly atEnd: boolean;
  /** While a page is on its way: what changed meanwhile. The page may be older than that. */
  readonly meanwhile: readonly Change[] | null;
}

export const EMPTY_WINDOW: TimelineWindow = { messages: [], rev: 0, ahead: [], atEnd: true, meanwhile: null };

/** True when something between what is known and what arrived is missing. */
export function hasGap(window: TimelineWindow): boolean {
  return window.ahead.length > 0;
}

/** True when the message with this seq, or the place where it would be, is within what is loaded. */
export function holds({ messages, atEnd }: TimelineWindow, seq: number): boolean {
  const [first, last] = [messages[0], messages.at(-1)];
  return !!first && !!last && first.seq <= seq && (atEnd || seq <= last.seq);
}

/**
 * A page of history to begin with. `roomRev` is the room's rev as known before the page was asked for; the page is
 * one read, so it is whole up to the newest rev in it as well.
 */
export function firstPage(messages: readonly Message[], roomRev: number, atEnd = true): TimelineWindow {
  return { ...EMPTY_WINDOW, messages, rev: Math.max(roomRev, ...messages.map(({ rev }) => rev)), atEnd };
}

/** A page that joins on at either side is about to be asked for. */
export function askPage(window: TimelineWindow): TimelineWindow {
  return { ...window, meanwhile: [] };
}

/** The page that was asked for, and whether it reaches the newest message. */
export function joinPage(
  window: TimelineWindow,
  page: readonly Message[],
  atEnd = window.atEnd,
): TimelineWindow {
  const joined = { ...window, messages: page.reduce(place, window.messages), atEnd, meanwhile: null };
  return (window.meanwhile ?? []).reduce(take, joined);
}

/** The page did not come. */
export function missPage(window: TimelineWindow): TimelineWindow {
  return { ...window, meanwhile: null };
}

/** One change, from a push or from one's own ack. One that is known already changes nothing. */
export function receive(window: TimelineWindow, change: Change): TimelineWindow {
  const { rev } = change;
  if (rev === undefined) return take(window, change);
  if (rev <= window.rev || window.ahead.some((waiting) => waiting.rev === rev)) return window;
  const ahead = [...window.ahead, change].sort((one, other) => turnOf(one) - turnOf(other));
  return inTurn({ ...window, ahead });
}

/** One page of the answer to `sync`. */
export function synced(window: TimelineWindow, { messages, rev }: SyncAnswer): TimelineWindow {
  const known = Math.max(window.rev, rev);
  const taken = messages.map(personalChange).reduce(take, window);
  return inTurn({ ...taken, rev: known, ahead: window.ahead.filter((change) => turnOf(change) > known) });
}

/** Takes what waits as it is: the server has said that nothing is missing before it. */
export function closeGap(window: TimelineWindow): TimelineWindow {
  const rev = Math.max(window.rev, ...window.ahead.map(turnOf));
  return { ...window.ahead.reduce(take, window), rev, ahead: [] };
}

/** Applies the waiting changes whose turn has come. */
function inTurn(window: TimelineWindow): TimelineWindow {
  let next = window;
  for (const change of window.ahead) {
    if (change.rev !== next.rev + 1) break;
    next = { ...take(next, change), rev: change.rev, ahead: next.ahead.slice(1) };
  }
  return next;
}

function take(window: TimelineWindow, change: Change): TimelineWindow {
  return {
    ...window,
    messages: withChange(window, change),
    meanwhile: window.meanwhile && [...window.meanwhile, change],
  };
}

function withChange(window: TimelineWindow, change: Change): readonly Message[] {
  const { message, patch } = change;
  const id = message?.id ?? patch?.id;
  const index = window.messages.findLastIndex((known) => known.id === id);
  const known = window.messages[index];
  if (known) {
    const next = changed(known, change);
    return next === known ? window.messages : window.messages.with(index, next);
  }
  return message && belongs(window, message) ? place(window.messages, message) : window.messages;
}

/** What lies outside the stretch waits on the server until somebody scrolls there. */
function belongs({ messages, atEnd }: TimelineWindow, message: Message): boolean {
  if (isAside(message)) return false;
  const [first, last] = [messages[0], messages.at(-1)];
  return (!first || message.seq > first.seq) && (atEnd || (!!last && message.seq < last.seq));
}

/** Puts a message where its seq belongs; of two states of one message the newer stays. */
function place(messages: readonly Message[], message: Message): readonly Message[] {
  const index = messages.findLastIndex(({ seq }) => seq <= message.seq);
  const at = messages[index];
  if (at?.seq !== message.seq) return messages.toSpliced(index + 1, 0, message);
  return at.rev < message.rev ? messages.with(index, message) : messages;
}

const turnOf = ({ rev = 0 }: Change): number => rev;
