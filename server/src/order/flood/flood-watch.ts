import { Inject, Injectable } from '@nestjs/common';
import { fold } from '#text';
import { Clock } from '../../common/clock.js';
import type { NewMessage } from '../../database/message-store.js';

const MINUTE_MS = 60_000;
/** The message that is too much of those that say the same, in a minute. */
const SAME = 4;
/** What is shorter is said often by everybody. */
const SHORT = 10;
const BURST_MS = 6_000;
/** The one that is too much of whatever sort, in a burst. */
const MANY = 15;
/** One report of a flood is enough for so long. */
const REPORT_EVERY_MS = 10 * MINUTE_MS;
/** Whoever wrote nothing for a minute is forgotten when so many are known. */
const MAX_KNOWN = 10_000;

interface Recent {
  clientId: string;
  at: number;
  text: string;
}

/** A message too much, how long to wait, and whether those who keep order do not know of it yet. */
export interface Flood {
  retryAfterMs: number;
  isNews: boolean;
}

/** Sees when somebody repeats themselves over the rooms, or writes faster than anybody reads. Forgets within a minute. */
@Injectable()
export class FloodWatch {
  private readonly recent = new Map<string, Recent[]>();
  private readonly reported = new Map<string, number>();

  constructor(@Inject(Clock) private readonly clock: Clock) {}

  /** Counts a message, once however often it is sent; null while all is well. What is too much does not count. */
  judge({ authorId, clientId, text }: NewMessage): Flood | null {
    const now = this.clock.monotonic();
    const before = (this.recent.get(authorId) ?? []).filter(({ at }) => now - at < MINUTE_MS);
    if (before.some((each) => each.clientId === clientId)) return null;
    const folded = fold(text);
    const alike = folded.length < SHORT ? [] : before.filter((each) => each.text === folded);
    const burst = before.filter(({ at }) => now - at < BURST_MS);
    const [first, window] = alike.length >= SAME - 1 ? [alike[0], MINUTE_MS] : [burst.at(1 - MANY), BURST_MS];
    if (first)
      return { retryAfterMs: Math.ceil(first.at + window - now), isNews: this.isNews(authorId, now) };
    this.recent.set(authorId, [...before, { clientId, at: now, text: folded }]);
    if (this.recent.size > MAX_KNOWN) this.forget(now);
    return null;
  }

  private isNews(authorId: string, now: number): boolean {
    const last = this.reported.get(authorId);
    if (last !== undefined && now - last < REPORT_EVERY_MS) return false;
    this.reported.set(authorId, now);
    return true;
  }

  private forget(now: number): void {
    for (const [authorId, recent] of this.recent)
      if (now - (recent.at(-1)?.at ?? 0) >= MINUTE_MS) this.recent.delete(authorId);
    for (const [authorId, at] of this.reported)
      if (now - at >= REPORT_EVERY_MS) this.reported.delete(authorId);
  }
}
