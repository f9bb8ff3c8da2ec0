import { Inject, Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import {
  type AdminStats,
  type ServerStats,
  type StatsRoom,
  type StatsSeries,
  type StatsStep,
  type StatsTotals,
  hasRole,
} from '#contracts';
import type { Actor } from '../../auth/principal.js';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { timeOf } from '../../common/times.js';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.js';
import { Database } from '../../database/database.js';
import { type ActiveMetric, COUNTED, type RoomSum, slotOf } from '../../database/figure-store.js';
import { Room } from '../../rooms/room.entity.js';
import { PresenceService } from '../../users/presence.service.js';
import { User } from '../../users/user.entity.js';
import { ActivePeople } from './active-people.js';
import type { AdminStatsDto } from './figures.dto.js';
import { databaseSize } from './file-sizes.js';
import { type Periods, boundsOf } from './periods.js';
import { weekHours } from './week-hours.js';

const DAY_MS = 86_400_000;
const SECOND_US = 1_000_000;
/** More stretches than this nobody can tell apart in a chart. */
const MOST_STRETCHES = 400;
const BUSIEST_ROOMS = 10;
const BY_STEP: Record<StatsStep, { active: ActiveMetric; days: number }> = {
  hour: { active: 'activeHour', days: 2 },
  day: { active: 'activeDay', days: 30 },
  week: { active: 'activeWeek', days: 182 },
  month: { active: 'activeMonth', days: 365 },
};

/** How the server was and is used. All of it comes from the sums: no question counts messages. */
@Injectable()
export class AdminStatsService {
  constructor(
    private readonly database: Database,
    private readonly active: ActivePeople,
    private readonly presence: PresenceService,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `validation.failed` for a time that is none, has not begun, or has too many stretches */
  async stats(reader: Actor, query: AdminStatsDto): Promise<AdminStats> {
    const periods = this.periodsOf(query);
    const times = boundsOf(periods, MOST_STRETCHES);
    if (!times) throw DomainError.field('from', 'range');
    const bounds = times.map(slotOf);
    const [from = 0, to = 0] = [bounds[0], bounds.at(-1)];
    const { figures } = this.database;
    const counted = COUNTED.map((metric) => [metric, figures.sums(metric, bounds)] as const);
    const { step, timezone, calendar } = periods;
    return {
      step,
      timezone,
      calendar,
      bounds: times.map((time) => new Date(time).toISOString()),
      series: {
        ...(Object.fromEntries(counted) as Record<Exclude<StatsSeries, 'activePeople'>, number[]>),
        activePeople: this.activeIn(bounds, step),
      },
      rooms: figures.busiestRooms(from, to, BUSIEST_ROOMS).map((room) => roomFor(reader, room)),
      hours: weekHours(figures.slots('messages', from, to), timezone),
      totals: await this.totals(),
    };
  }

  /** The server at a glance. */
  async glance(): Promise<ServerStats> {
    const { people, active, rooms, messages, files, bytes, databaseSize } = await this.totals();
    const { user, system } = process.cpuUsage();
    const uptime = process.uptime();
    return {
      totalUsers: people,
      activeUsers: active.day,
      onlineUsers: this.presence.ids().length,
      totalRooms: rooms,
      totalMessages: messages,
      totalFiles: files,
      totalFileSize: bytes,
      databaseSize,
      memoryUsage: process.memoryUsage.rss(),
      cpuPercent: Math.round(((user + system) / SECOND_US / uptime) * 1_000) / 10,
      uptime: Math.round(uptime),
    };
  }

  private async totals(): Promise<StatsTotals> {
    const { figures } = this.database;
    const size = await databaseSize(this.settings);
    return {
      people: await this.database.read(User).count(),
      active: {
        day: this.active.lately('activeDay'),
        week: this.active.lately('activeWeek'),
        month: this.active.lately('activeMonth'),
      },
      rooms: await this.database.read(Room).countBy({ kind: Not('direct') }),
      messages: figures.total('messages'),
      files: figures.total('files'),
      bytes: figures.total('bytes'),
      databaseSize: size.size + size.log,
    };
  }

  private periodsOf({ from, to, step = 'day', timezone, calendar = 'gregorian' }: AdminStatsDto): Periods {
    const zone = timezone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
    const now = this.clock.now().getTime();
    const end = to === undefined ? now : timeOf('to', to, zone, { days: 1, ms: 0 });
    const until = Math.min(end, now);
    const since =
      from === undefined
        ? until - BY_STEP[step].days * DAY_MS
        : timeOf('from', from, zone, { days: 0, ms: 0 });
    if (since < 0 || since >= until) throw DomainError.field('from', 'range');
    return { since, until, step, timezone: zone, calendar };
  }

  /** What is not over yet is counted from its beginning; a written figure reaches back into the stretch before. */
  private activeIn(bounds: readonly number[], step: StatsStep): number[] {
    const counts = this.database.figures.last(BY_STEP[step].active, bounds);
    const running = bounds.length - 2;
    const [start, end] = [bounds[running], bounds[running + 1]];
    if (start !== undefined && end !== undefined && end > slotOf(this.clock.now().getTime()))
      counts[running] = this.active.since(start);
    return counts;
  }
}

/** A private room's name is for admins. */
function roomFor(reader: Actor, { id, kind, name, names, messages }: RoomSum): StatsRoom {
  if (kind === 'private' && !hasRole(reader, 'admin')) return { kind, messages };
  return {
    id,
    name,
    ...(names !== null && { names: JSON.parse(names) as StatsRoom['names'] }),
    kind,
    messages,
  };
}
