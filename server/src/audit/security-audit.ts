import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnModuleDestroy,
  type OnModuleInit,
} from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { AuditDetail, SecurityEvent } from '#contracts';
import { Clock } from '../common/clock.js';
import { Database } from '../database/database.js';
import { Log } from '../logging/log.js';
import { SecurityLog } from '../logging/security-log.js';
import { User } from '../users/user.entity.js';
import { Audit } from './audit.js';

type Facts = Parameters<SecurityLog['record']>[1];

/** What is equal is one entry in so long. */
const WINDOW_MS = 60_000;
const FLUSH_MS = 1_000;
const MAX_FACT = 200;
/** Different ones of an event that have entries of their own in one window; the rest is counted as others. */
const MAX_KINDS = 60;
/** Only who has an account makes these, and their number bounds them. */
const MAX_OWN_KINDS = 2_000;
/** The name is not of who did it, but of whom they claimed to be. */
const CLAIMED: readonly SecurityEvent[] = [
  'loginFailed',
  'loginDelayed',
  'loginRefused',
  'passwordForgotten',
];
const OWN: readonly SecurityEvent[] = [
  'registered',
  'loginSucceeded',
  'loggedOut',
  'sessionRevoked',
  'passwordChanged',
];

interface Gathered {
  event: SecurityEvent;
  name?: string;
  ip?: string;
  facts?: Record<string, string | number>;
  /** Not written down yet. */
  times: number;
  /** When the last entry of it was written, by the monotonic clock. */
  writtenAt: number;
}

/**
 * Takes security events into the audit, behind those who cause them. A flood of equal ones becomes an entry a minute with
 * their number, and a flood of different ones is bounded: no attacker fills the disk with it.
 */
@Injectable()
export class SecurityAudit implements OnModuleInit, OnModuleDestroy, BeforeApplicationShutdown {
  private readonly gathered = new Map<string, Gathered>();
  /** How many keys of an event are in `gathered`. */
  private readonly kinds = new Map<SecurityEvent, number>();
  private timer?: NodeJS.Timeout;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly security: SecurityLog,
    private readonly log: Log,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.security.onRecord((event, facts) => this.take(event, facts));
    this.timer = setInterval(() => void this.flush(), FLUSH_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** When the doors are closed: what was counted is not lost with a stop. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.flush(true);
  }

  /** Writes what is due, or all there is. */
  flush(all = false): Promise<void> {
    this.writing = this.writing.then(() => this.write(all));
    return this.writing;
  }

  private take(event: SecurityEvent, { username, ip, ...facts }: Facts): void {
    const [name, from] = [brief(username), brief(ip)];
    const own = JSON.stringify([event, name?.toLowerCase(), from]);
    const isRoom = (this.kinds.get(event) ?? 0) < (OWN.includes(event) ? MAX_OWN_KINDS : MAX_KINDS);
    const key = this.gathered.has(own) || isRoom ? own : event;
    let known = this.gathered.get(key);
    if (!known) {
      known = { event, times: 0, writtenAt: -Infinity };
      if (key === own) Object.assign(known, { name, ip: from, facts: briefly(facts) });
      this.gathered.set(key, known);
      this.kinds.set(event, (this.kinds.get(event) ?? 0) + 1);
    }
    known.times += 1;
  }

  private async write(all: boolean): Promise<void> {
    const now = this.clock.monotonic();
    const over = [...this.gathered].filter(([, { writtenAt }]) => all || now - writtenAt >= WINDOW_MS);
    for (const [key, { event, times }] of over) {
      if (times > 0) continue;
      this.gathered.delete(key);
      this.kinds.set(event, (this.kinds.get(event) ?? 1) - 1);
    }
    const due = over.flatMap(([, each]) => (each.times > 0 ? [{ each, entry: { ...each } }] : []));
    if (due.length === 0) return;
    try {
      await this.database.write((manager) =>
        this.recordAll(
          manager,
          due.map(({ entry }) => entry),
        ),
      );
      for (const { each, entry } of due) {
        // More may have come meanwhile.
        each.times -= entry.times;
        each.writtenAt = now;
      }
    } catch (error) {
      this.log.warn({ err: error }, 'security events could not be recorded; the next round tries again');
    }
  }

  private async recordAll(manager: EntityManager, due: readonly Gathered[]): Promise<void> {
    const names = due.flatMap(({ name }) => name?.toLowerCase() ?? []);
    const users = await manager.getRepository(User).findBy({ usernameKey: In(names) });
    const byName = new Map(users.map((user) => [user.usernameKey, user]));
    for (const { event, name, ip, facts, times } of due) {
      const user = name === undefined ? undefined : byName.get(name.toLowerCase());
      const isClaim = CLAIMED.includes(event) || !user;
      await this.audit.record(
        manager,
        { user: isClaim ? null : user, ip: ip ?? null },
        {
          action: `security.${event}`,
          ...(isClaim && name && { target: { kind: 'user', id: user?.id, name: user?.username ?? name } }),
          ...detailOf(facts, times),
        },
      );
    }
  }
}

const detailOf = (facts: Gathered['facts'], times: number): AuditDetail => ({
  ...(facts && { facts }),
  ...(times > 1 && { times }),
});

/** Long enough to know it by. */
const brief = (value: string | number | undefined): string | undefined =>
  value === undefined ? undefined : String(value).toWellFormed().slice(0, MAX_FACT);

function briefly(facts: Facts): Gathered['facts'] {
  const known = Object.entries(facts).flatMap(([name, value]) =>
    value === undefined
      ? []
      : [[name, typeof value === 'number' ? value : value.slice(0, MAX_FACT)] as const],
  );
  return known.length > 0 ? Object.fromEntries(known) : undefined;
}
