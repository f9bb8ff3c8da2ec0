import { statfs } from 'node:fs/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { LiveFigures } from '#contracts';
import { Clock } from '../../common/clock.js';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.js';
import { Database } from '../../database/database.js';
import { MessageEvents } from '../../messages/message-events.js';
import { Broadcaster } from '../../realtime/broadcaster.js';
import { PresenceService } from '../../users/presence.service.js';
import { databaseSize } from './file-sizes.js';
import { MinuteCount } from './minute-count.js';

const RESOLUTION_MS = 10;
const NS_A_MS = 1_000_000;
const US_A_MS = 1_000;
const tenth = (value: number): number => Math.round(value * 10) / 10;

interface Reading {
  cpu: NodeJS.CpuUsage;
  at: number;
}

/** Reads off what the server does. What costs something to watch is watched between `open` and `close` only. */
@Injectable()
export class Gauges implements OnApplicationBootstrap {
  private readonly messages: MinuteCount;
  private delay?: ReturnType<typeof monitorEventLoopDelay>;
  private last?: Reading;

  constructor(
    private readonly database: Database,
    private readonly presence: PresenceService,
    private readonly live: Broadcaster,
    private readonly events: MessageEvents,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(Clock) private readonly clock: Clock,
  ) {
    this.messages = new MinuteCount(clock);
  }

  onApplicationBootstrap(): void {
    this.events.on('stored', ({ length }) => this.messages.add(length));
  }

  open(): void {
    this.delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
    this.delay.enable();
    this.last = this.reading();
  }

  close(): void {
    this.delay?.disable();
    this.delay = undefined;
  }

  async read(): Promise<LiveFigures> {
    const { rss, heapUsed } = process.memoryUsage();
    const { bavail, blocks, bsize } = await statfs(this.settings.dataDir);
    return {
      at: this.clock.now().toISOString(),
      peopleOnline: this.presence.ids().length,
      sockets: this.live.principals().length,
      messagesPerMinute: this.messages.count(),
      eventLoop: this.takeDelay(),
      memory: { rss, heap: heapUsed },
      cpuPercent: this.takeCpu(),
      disk: { free: bavail * bsize, size: blocks * bsize },
      database: await databaseSize(this.settings),
      writesWaiting: this.database.writesWaiting,
    };
  }

  /** What a timer was late by since the last reading; its own resolution is no delay. */
  private takeDelay(): LiveFigures['eventLoop'] {
    const late = (percentile: number): number =>
      tenth(Math.max(0, (this.delay?.percentile(percentile) ?? 0) / NS_A_MS - RESOLUTION_MS));
    const figures = { p50: late(50), p99: late(99) };
    this.delay?.reset();
    return figures;
  }

  private takeCpu(): number {
    const [before, now] = [this.last ?? this.reading(), this.reading()];
    this.last = now;
    const used = (now.cpu.user - before.cpu.user + now.cpu.system - before.cpu.system) / US_A_MS;
    return now.at > before.at ? tenth((used / (now.at - before.at)) * 100) : 0;
  }

  private reading(): Reading {
    return { cpu: process.cpuUsage(), at: this.clock.monotonic() };
  }
}
