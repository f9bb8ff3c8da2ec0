/** Sums are kept by quarters of an hour: every time zone's hours and days begin with one. */
export const SLOT_MS = 900_000;
export const SLOTS_A_DAY = 96;

/** Number of the quarter of an hour, since 1970, that a moment lies in. */
export const slotOf = (ms: number): number => Math.floor(ms / SLOT_MS);

/** What is added up over all of the server. */
export const COUNTED = ['messages', 'files', 'bytes', 'newPeople', 'logins', 'failedLogins'] as const;
/** How many different people were here in the time that ends with a slot; these do not add up. */
export const ACTIVE = ['activeHour', 'activeDay', 'activeWeek', 'activeMonth'] as const;

export type CountedMetric = (typeof COUNTED)[number];
export type ActiveMetric = (typeof ACTIVE)[number];

export interface Figure<Metric> {
  metric: Metric;
  slot: number;
  value: number;
}

/** Keeps the sums; called in a turn of the write queue. */
export interface FigureCounter {
  /** Ids of the rooms with messages that are not counted yet. */
  roomsBehind(): string[];
  /** Counts what these rooms have more, up to a bounded number of messages; answers the rooms with more to count. */
  catchUp(roomIds: readonly string[]): string[];
  /** Counts the accounts that were made since. */
  countPeople(): void;
  /** Adds to what stands there. */
  add(figures: readonly Figure<CountedMetric>[]): void;
  /** Takes the place of what stands there. */
  put(figures: readonly Figure<ActiveMetric>[]): void;
  /** Forgets all that can be counted again from the tables. */
  forget(): void;
}

export interface RoomSum {
  id: string;
  kind: 'public' | 'private';
  name: string;
  names: string | null;
  messages: number;
}

/** Answers from the sums. Spans are from one slot to before another; `bounds` are where they begin, and the last one's end. */
export interface FigureReader {
  sums(metric: CountedMetric, bounds: readonly number[]): number[];
  /** What stood at the last slot of each span; 0 where nothing does. */
  last(metric: ActiveMetric, bounds: readonly number[]): number[];
  slots(metric: CountedMetric, from: number, to: number): { slot: number; value: number }[];
  total(metric: CountedMetric): number;
  /** Rooms with the most messages of a span, none of them direct. */
  busiestRooms(from: number, to: number, limit: number): RoomSum[];
}
