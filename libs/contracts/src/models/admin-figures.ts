import type { Calendar, Language } from './preferences.js';
import type { RoomKind } from './room.js';

/** How long the stretches are that figures are given for. */
export const STATS_STEPS = ['hour', 'day', 'week', 'month'] as const;
export type StatsStep = (typeof STATS_STEPS)[number];

/** What is given for each stretch. All but `activePeople` add up. */
export const STATS_SERIES = [
  'messages',
  'activePeople',
  'newPeople',
  'files',
  'bytes',
  'logins',
  'failedLogins',
] as const;
export type StatsSeries = (typeof STATS_SERIES)[number];

/** The tables that can be had as CSV. */
export const STATS_TABLES = ['series', 'rooms', 'hours'] as const;
export type StatsTable = (typeof STATS_TABLES)[number];

export interface StatsRoom {
  /** Without `id` and `name` where the reader may not know of it. */
  id?: string;
  name?: string;
  names?: Record<Language, string>;
  kind: Exclude<RoomKind, 'direct'>;
  messages: number;
}

/** What there is on the server altogether. */
export interface StatsTotals {
  people: number;
  /** Who was here within the last 24 hours, 7 days and 30 days. */
  active: { day: number; week: number; month: number };
  /** Without conversations of two. */
  rooms: number;
  messages: number;
  files: number;
  bytes: number;
  /** In bytes. */
  databaseSize: number;
}

/** How the server was used over a time. */
export interface AdminStats {
  step: StatsStep;
  timezone: string;
  calendar: Calendar;
  /** When each stretch begins, and the last one's end. */
  bounds: string[];
  /** One figure a stretch. */
  series: Record<StatsSeries, number[]>;
  /** With the most messages, the busiest first. */
  rooms: StatsRoom[];
  /** Messages by weekday, Sunday first, and hour of the day. */
  hours: number[][];
  totals: StatsTotals;
}

export interface StatsQuery {
  /** The first day or moment; a day may be of either calendar. */
  from?: string;
  /** The last day, or the moment before which it ends; now when absent. */
  to?: string;
  step?: StatsStep;
  timezone?: string;
  /** Jalali months and weeks from Saturday, or Gregorian ones and weeks from Monday. */
  calendar?: Calendar;
}

/** The server at a glance, as flat figures. */
export interface ServerStats {
  totalUsers: number;
  /** Within the last 24 hours. */
  activeUsers: number;
  onlineUsers: number;
  totalRooms: number;
  totalMessages: number;
  totalFiles: number;
  /** In bytes. */
  totalFileSize: number;
  databaseSize: number;
  memoryUsage: number;
  /** Of one processor, in percent, since the start. */
  cpuPercent: number;
  /** In seconds. */
  uptime: number;
}

/** What the server does at this moment. */
export interface LiveFigures {
  at: string;
  peopleOnline: number;
  sockets: number;
  /** Stored within the last minute. */
  messagesPerMinute: number;
  /** Milliseconds by which work waited in the last second. */
  eventLoop: { p50: number; p99: number };
  /** In bytes. */
  memory: { rss: number; heap: number };
  /** Of one processor, in percent. */
  cpuPercent: number;
  /** Where the data is, in bytes. */
  disk: { free: number; size: number };
  database: { size: number; log: number };
  writesWaiting: number;
}
