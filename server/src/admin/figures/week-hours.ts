import { offsetAt } from '#text';
import { SLOTS_A_DAY, SLOT_MS } from '../../database/figure-store.js';

const SLOTS_AN_HOUR = 4;
const HOUR_MS = SLOTS_AN_HOUR * SLOT_MS;
const [DAYS, HOURS] = [7, 24];
/** 1970 began on a Thursday. */
const FIRST_WEEKDAY = 4;

/** Adds up what was in each hour of the week where somebody is: by weekday, Sunday first, and hour of the day. */
export function weekHours(slots: readonly { slot: number; value: number }[], timezone: string): number[][] {
  const hours = Array.from({ length: DAYS }, () => new Array<number>(HOURS).fill(0));
  const offset = offsets(timezone);
  for (const { slot, value } of slots) {
    const local = Math.floor((slot * SLOT_MS + offset(slot)) / HOUR_MS);
    const day = hours[(Math.floor(local / HOURS) + FIRST_WEEKDAY) % DAYS];
    if (day) day[local % HOURS] = (day[local % HOURS] ?? 0) + value;
  }
  return hours;
}

/** Looked up once a day, and once an hour on the days on which the clocks are changed. */
function offsets(timezone: string): (slot: number) => number {
  const known = new Map<number, number>();
  const at = (slot: number): number => {
    const offset = known.get(slot) ?? offsetAt(slot * SLOT_MS, timezone);
    known.set(slot, offset);
    return offset;
  };
  return (slot) => {
    const day = slot - (slot % SLOTS_A_DAY);
    const offset = at(day);
    return offset === at(day + SLOTS_A_DAY) ? offset : at(slot - (slot % SLOTS_AN_HOUR));
  };
}
