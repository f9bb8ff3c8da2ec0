import { IsBoolean, IsIn } from 'class-validator';
import {
  type AdminStats,
  type AdminWatchPayload,
  CALENDARS,
  type Calendar,
  STATS_STEPS,
  STATS_TABLES,
  type ServerStats,
  type StatsQuery,
  type StatsRoom,
  type StatsSeries,
  type StatsStep,
  type StatsTable,
  type StatsTotals,
} from '#contracts';
import { Optional, Text, TimeZone } from '../../common/validation/rules.js';
import { RoomNamesDto } from '../../rooms/rooms.dto.js';

/** Longer than any day or moment is written. */
const TIME = { min: 1, max: 40 };

export class AdminStatsDto implements StatsQuery {
  /**
   * The first day, Jalali or Gregorian, or the moment from which on; absent: as far back as is usual for the step.
   * @example "1405/8/1"
   */
  @Optional()
  @Text(TIME)
  from?: string;

  /**
   * The last day, or the moment before which it ends; absent: now.
   * @example "1405/9/1"
   */
  @Optional()
  @Text(TIME)
  to?: string;

  /** @example "day" */
  @Optional()
  @IsIn(STATS_STEPS)
  step?: StatsStep;

  /**
   * Where days begin; the server’s own when absent.
   * @example "Asia/Tehran"
   */
  @Optional()
  @TimeZone()
  timezone?: string;

  /**
   * Jalali months and weeks from Saturday, or Gregorian ones and weeks from Monday.
   * @example "jalali"
   */
  @Optional()
  @IsIn(CALENDARS)
  calendar?: Calendar;
}

export class StatsCsvDto extends AdminStatsDto {
  /**
   * `series`: a line a stretch; `rooms`: the busiest; `hours`: messages by weekday and hour.
   * @example "series"
   */
  @IsIn(STATS_TABLES)
  table: StatsTable;
}

export class AdminWatchDto implements AdminWatchPayload {
  @IsBoolean()
  on: boolean;
}

export class StatsRoomDto implements StatsRoom {
  /**
   * Absent, as is the name, of private rooms where a moderator asks.
   * @example "0196b2c5-7d5e-7a3c-9a51-3f6a0e2b9c11"
   */
  id?: string;

  /** @example "گفتگو" */
  name?: string;

  /** Only the rooms made at first start carry names in both languages. */
  names?: RoomNamesDto;

  /** @example "public" */
  kind: 'public' | 'private';

  /** @example 412 */
  messages: number;
}

export class StatsSeriesDto implements Record<StatsSeries, number[]> {
  /** @example [12, 40] */
  messages: number[];

  /**
   * Different people who were connected. Of weeks and months that are over, in the 7 and 30 days before their end.
   * @example [3, 5]
   */
  activePeople: number[];

  /** @example [0, 1] */
  newPeople: number[];

  /** @example [2, 0] */
  files: number[];

  /** @example [20480, 0] */
  bytes: number[];

  /** @example [4, 6] */
  logins: number[];

  /** @example [0, 2] */
  failedLogins: number[];
}

export class ActiveDto {
  /** @example 41 */
  day: number;

  /** @example 87 */
  week: number;

  /** @example 120 */
  month: number;
}

export class StatsTotalsDto implements StatsTotals {
  /** @example 150 */
  people: number;

  /** Who was connected within the last 24 hours, 7 days and 30 days. */
  active: ActiveDto;

  /**
   * Without conversations of two.
   * @example 12
   */
  rooms: number;

  /** @example 48213 */
  messages: number;

  /** @example 310 */
  files: number;

  /** @example 73400320 */
  bytes: number;

  /** @example 41943040 */
  databaseSize: number;
}

export class AdminStatsAnswerDto implements AdminStats {
  /** @example "day" */
  step: StatsStep;

  /** @example "Asia/Tehran" */
  timezone: string;

  /** @example "jalali" */
  calendar: Calendar;

  /**
   * When each stretch begins, and the last one’s end.
   * @example ["2026-11-20T20:30:00.000Z", "2026-11-21T20:30:00.000Z", "2026-11-22T20:30:00.000Z"]
   */
  bounds: string[];

  /** One figure a stretch. */
  series: StatsSeriesDto;

  /** With the most messages, the busiest first. */
  rooms: StatsRoomDto[];

  /**
   * Messages by weekday, Sunday first, and hour of the day.
   * @example [[0, 0, 3], [1, 0, 7]]
   */
  hours: number[][];

  totals: StatsTotalsDto;
}

export class ServerStatsDto implements ServerStats {
  /** @example 150 */
  totalUsers: number;

  /**
   * Within the last 24 hours.
   * @example 41
   */
  activeUsers: number;

  /** @example 9 */
  onlineUsers: number;

  /** @example 12 */
  totalRooms: number;

  /** @example 48213 */
  totalMessages: number;

  /** @example 310 */
  totalFiles: number;

  /**
   * In bytes.
   * @example 73400320
   */
  totalFileSize: number;

  /** @example 41943040 */
  databaseSize: number;

  /** @example 157286400 */
  memoryUsage: number;

  /**
   * Of one processor, since the start.
   * @example 1.4
   */
  cpuPercent: number;

  /**
   * In seconds.
   * @example 86400
   */
  uptime: number;
}
