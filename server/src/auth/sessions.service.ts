import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { type EntityManager, In, LessThan, Not } from 'typeorm';
import type { SessionEnd, SessionEndReason, Session as SessionView } from '#contracts';
import { Clock } from '../common/clock.js';
import { DomainError } from '../common/domain-error.js';
import { newId } from '../common/ids.js';
import { SECRET } from '../config/config.module.js';
import { Database } from '../database/database.js';
import { Jobs } from '../jobs/jobs.js';
import { Log } from '../logging/log.js';
import { Broadcaster } from '../realtime/broadcaster.js';
import { User } from '../users/user.entity.js';
import { actorOf } from './actor.js';
import type { Origin, Principal } from './principal.js';
import { SessionCache } from './session-cache.js';
import { Session } from './session.entity.js';
import { SessionEnds } from './session-ends.js';
import { mayEnter, refuseEntry } from './standing.js';
import { hashOfToken, newToken } from './tokens.js';

const DAY_MS = 86_400_000;
/** Nobody stays signed in longer than this, however active. */
const ABSOLUTE_MS = 30 * DAY_MS;
/** Nor longer than this without coming back. */
const IDLE_MS = 7 * DAY_MS;
/** Use of a session is written down at most this often. */
const TOUCH_MS = 5 * 60_000;
/** As is the use by a socket that stays open, which no look-up would ever see. */
const RENEW_MS = 3_600_000;
const SWEEP_MS = 60_000;
const SWEEP_BATCH = 500;
/** The oldest goes when one more signs in. */
const MAX_PER_USER = 50;

/** Sessions as opaque tokens: 256 random bits in a cookie, a keyed hash of them in the database. */
@Injectable()
export class SessionsService implements OnModuleInit, OnModuleDestroy {
  private sweeping?: NodeJS.Timeout;

  constructor(
    private readonly database: Database,
    private readonly ends: SessionEnds,
    private readonly live: Broadcaster,
    private readonly log: Log,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(SECRET) private readonly secret: string,
    private readonly cache: SessionCache,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.sweeping = setInterval(() => void this.sweep(), SWEEP_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.sweeping);
  }

  /**
   * Signs a person in and answers the token that the browser keeps.
   * @throws DomainError `auth.badCredentials` when the password they showed was changed meanwhile; `account.banned`,
   *   `account.deactivated`
   */
  async create(user: User, origin: Origin): Promise<{ token: string; principal: Principal }> {
    const token = newToken();
    const now = this.clock.now();
    const session = {
      id: newId(),
      tokenHash: this.hash(token),
      userId: user.id,
      device: origin.device.slice(0, 300),
      ip: origin.ip,
      createdAt: now,
      lastSeenAt: now,
      confirmedAt: now,
      expiresAt: new Date(now.getTime() + IDLE_MS),
    };
    const surplus = await this.database.write(async (manager) => {
      const { id, passwordHash } = user;
      const account = await manager.getRepository(User).findOneBy({ id, passwordHash });
      if (!account) throw new DomainError('auth.badCredentials');
      refuseEntry(account, now);
      const sessions = manager.getRepository(Session);
      await sessions.insert(session);
      const others = await sessions.find({
        where: { userId: user.id },
        order: { lastSeenAt: 'DESC', id: 'DESC' },
      });
      const tooMany = others.slice(MAX_PER_USER).map(({ id }) => id);
      if (tooMany.length > 0) await sessions.delete(tooMany);
      return tooMany;
    });
    for (const id of surplus) this.forget(id, { reason: 'revoked' });
    return {
      token,
      principal: principalOf(session, user),
    };
  }

  /** Gives a session to which the password was shown a new token; the old one is nobody's from then on, its sockets go on. */
  async rotate({ session }: Principal): Promise<string> {
    const token = newToken();
    await this.change(session.id, { tokenHash: this.hash(token), confirmedAt: this.clock.now() });
    return token;
  }

  /** Notes that the password was shown to it now. */
  confirm({ session }: Principal): Promise<void> {
    return this.change(session.id, { confirmedAt: this.clock.now() });
  }

  private async change(
    id: string,
    facts: Partial<Pick<Session, 'tokenHash' | 'confirmedAt'>>,
  ): Promise<void> {
    await this.database.write(
      (manager) => manager.getRepository(Session).update({ id }, facts),
      () => this.cache.deleteSession(id),
    );
  }

  /** Whose token this is; null when it is nobody's, expired or ended. */
  async authenticate(token: string): Promise<Principal | null> {
    const tokenHash = this.hash(token);
    const cached = this.cache.get(tokenHash);
    if (cached) return this.ifAlive(cached);
    const generation = this.cache.generation;
    const session = await this.database
      .read(Session)
      .findOne({ where: { tokenHash }, relations: { user: true } });
    if (!session || !mayEnter(session.user, this.clock.now())) return null;
    const principal = principalOf(session, session.user);
    if (!this.ifAlive(principal)) return null;
    this.cache.put(tokenHash, principal, generation);
    principal.session.expiresAt = (await this.touch(session)).getTime();
    return principal;
  }

  async list(principal: Principal): Promise<SessionView[]> {
    const sessions = await this.database
      .read(Session)
      .find({ where: { userId: principal.user.id }, order: { lastSeenAt: 'DESC' } });
    const now = this.clock.now();
    return sessions
      .filter(({ expiresAt }) => expiresAt > now)
      .map(({ id, device, ip, createdAt, lastSeenAt, expiresAt }) => ({
        id,
        device,
        ip,
        createdAt: createdAt.toISOString(),
        lastSeenAt: lastSeenAt.toISOString(),
        expiresAt: expiresAt.toISOString(),
        current: id === principal.session.id,
      }));
  }

  /** Ends one session of this person, its sockets included. False when it is over already, or was never theirs. */
  async end(userId: string, sessionId: string, reason: SessionEndReason): Promise<boolean> {
    const { affected } = await this.database.write((manager) =>
      manager.getRepository(Session).delete({ id: sessionId, userId }),
    );
    if (!affected) return false;
    this.forget(sessionId, { reason });
    return true;
  }

  /** Ends a session within a transaction; what it answers is to be called after it. */
  async endWithin(manager: EntityManager, { id }: Session, end: SessionEnd): Promise<() => void> {
    await manager.getRepository(Session).delete({ id });
    return () => this.forget(id, end);
  }

  /** As `endWithin`, all sessions of a person. */
  async endAllWithin(manager: EntityManager, userId: string, end: SessionEnd): Promise<() => void> {
    const sessions = manager.getRepository(Session);
    const ended = await sessions.find({ select: { id: true }, where: { userId } });
    await sessions.delete({ userId });
    return () => {
      for (const { id } of ended) this.forget(id, end);
    };
  }

  /** Ends all sessions of a person but one. */
  async endOthers(userId: string, keepId: string, reason: SessionEndReason): Promise<void> {
    const ended = await this.database.write(async (manager) => {
      const sessions = manager.getRepository(Session);
      const others = await sessions.find({ select: { id: true }, where: { userId, id: Not(keepId) } });
      await sessions.delete({ userId, id: Not(keepId) });
      return others;
    });
    for (const { id } of ended) this.forget(id, { reason });
  }

  /** The job: lengthens what live sockets use, then removes what has run out. */
  async sweep(): Promise<void> {
    try {
      await this.jobs.run('sessions.sweep', SWEEP_MS, async () => {
        await this.renewLive();
        await this.removeExpired();
      });
    } catch (error) {
      this.log.warn({ err: error }, 'sessions could not be swept; the next round tries again');
    }
  }

  /** An open socket is use: its session must not run out under somebody who is here. */
  private async renewLive(): Promise<void> {
    const now = this.clock.now();
    const since = now.getTime() - RENEW_MS;
    // One that cannot be lengthened any more is not tried every minute in place of others that can.
    const due = this.live
      .principals()
      .filter(({ session }) => session.expiresAt < since + IDLE_MS && (session.renewedAt ?? 0) <= since)
      .slice(0, SWEEP_BATCH);
    if (due.length === 0) return;
    const renewed = await this.database.write(async (manager) => {
      const sessions = await manager
        .getRepository(Session)
        .findBy({ id: In([...new Set(due.map(({ session }) => session.id))]) });
      for (const session of sessions)
        Object.assign(session, { lastSeenAt: now, expiresAt: expiryOf(session, now) });
      return manager.getRepository(Session).save(sessions);
    });
    const expiries = new Map(renewed.map(({ id, expiresAt }) => [id, expiresAt.getTime()]));
    for (const { session } of due) {
      session.expiresAt = expiries.get(session.id) ?? session.expiresAt;
      session.renewedAt = now.getTime();
    }
  }

  /** Deletes sessions that have run out, and ends the sockets that outlived them. */
  private async removeExpired(): Promise<void> {
    const expired = await this.database
      .read(Session)
      .find({ select: { id: true }, where: { expiresAt: LessThan(this.clock.now()) }, take: SWEEP_BATCH });
    if (expired.length === 0) return;
    const ids = expired.map(({ id }) => id);
    await this.database.write((manager) => manager.getRepository(Session).delete({ id: In(ids) }));
    for (const id of ids) this.forget(id, { reason: 'expired' });
  }

  private forget(sessionId: string, end: SessionEnd): void {
    this.cache.deleteSession(sessionId);
    this.ends.announce(sessionId, end);
  }

  private ifAlive(principal: Principal): Principal | null {
    return principal.session.expiresAt > this.clock.now().getTime() ? principal : null;
  }

  /** Writes the use down, and answers when the session runs out. A disk that takes no writes closes no door. */
  private async touch(session: Session): Promise<Date> {
    const now = this.clock.now();
    const { id } = session;
    if (now.getTime() - session.lastSeenAt.getTime() < TOUCH_MS) return session.expiresAt;
    const expiresAt = expiryOf(session, now);
    try {
      await this.database.write((manager) =>
        manager.getRepository(Session).update({ id }, { lastSeenAt: now, expiresAt }),
      );
      return expiresAt;
    } catch (error) {
      this.log.warn({ err: error }, 'the use of a session could not be written down');
      return session.expiresAt;
    }
  }

  private hash(token: string): string {
    return hashOfToken(this.secret, token);
  }
}

const principalOf = (
  { id, expiresAt, confirmedAt }: Pick<Session, 'id' | 'expiresAt' | 'confirmedAt'>,
  user: User,
): Principal => ({
  user: actorOf(user),
  session: {
    id,
    expiresAt: expiresAt.getTime(),
    ...(confirmedAt && { confirmedAt: confirmedAt.getTime() }),
  },
});

/** When a session that is used now runs out, unless it is used again. */
const expiryOf = ({ createdAt }: Session, now: Date): Date =>
  new Date(Math.min(createdAt.getTime() + ABSOLUTE_MS, now.getTime() + IDLE_MS));
