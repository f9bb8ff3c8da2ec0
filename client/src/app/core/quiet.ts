import type { Preferences } from '#contracts';

/** True between the two ends of the quiet hours, by the person's own clock; they may go over midnight. */
export function isQuiet({ quietFrom, quietTo }: Preferences, now: Date): boolean {
  if (!quietFrom || !quietTo) return false;
  const minute = now.getHours() * 60 + now.getMinutes();
  const [from, to] = [minuteOf(quietFrom), minuteOf(quietTo)];
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
