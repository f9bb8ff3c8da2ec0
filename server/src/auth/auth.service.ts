import { Inject, Injectable } from '@nestjs/common';
import type { OwnUser } from '#contracts';
import { Clock } from '../common/clock.js';
import { DomainError } from '../common/domain-error.js';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { SecurityLog } from '../logging/security-log.js';
import { UsersService } from '../users/users.service.js';
import type { User } from '../users/user.entity.js';
import { AddressBans } from './address-bans.js';
import type { ChangePasswordDto, RegisterDto } from './auth.dto.js';
import { LoginDelays } from './login-delays.js';
import { PasswordHasher } from './password-hasher.js';
import type { Origin, Principal } from './principal.js';
import { Registration } from './registration.js';
import { SessionsService } from './sessions.service.js';
import { refuseEntry } from './standing.js';
import { refuseWeak } from './weak-password.js';

/** A person who has just signed in, and the token their browser is to keep. */
export interface SignedIn {
  user: OwnUser;
  token: string;
}

@Injectable()
export class AuthService {
  constructor(
    private readonly users: UsersService,
    private readonly registration: Registration,
    private readonly sessions: SessionsService,
    private readonly hasher: PasswordHasher,
    private readonly addresses: AddressBans,
    private readonly delays: LoginDelays,
    private readonly security: SecurityLog,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Makes an account and signs it in.
   * @throws DomainError `validation.failed` for the password, `registration.closed`, `invitation.required`,
   *   `invitation.invalid`, `username.conflict`, `address.banned`
   */
  async register(
    { invitation, password, ...wish }: RegisterDto,
    origin: Origin,
    oldToken?: string,
  ): Promise<SignedIn> {
    await this.addresses.refuse(origin.ip);
    refuseWeak('password', password, wish.username);
    const passwordHash = await this.hasher.hash(password);
    const user = await this.registration.create({ ...wish, passwordHash }, origin.ip, invitation);
    this.security.record('registered', { username: user.username, role: user.role, ip: origin.ip });
    await this.endOld(oldToken);
    return this.signIn(user, origin);
  }

  /**
   * The account a name and a password belong to. Unknown names and wrong passwords take the same work and get
   * the same answer.
   * @throws DomainError `auth.badCredentials`, `rate.limited`; `account.banned`, `account.deactivated`,
   *   `address.banned` when it is theirs
   */
  async verify(username: string, password: string, ip: string): Promise<User> {
    const account = username.toLowerCase();
    const wait = this.settings.limits.login === 0 ? 0 : this.delays.waitMs(account);
    if (wait > 0) {
      this.security.record('loginDelayed', { username, ip });
      throw new DomainError('rate.limited', { retryAfterMs: Math.ceil(wait) });
    }
    // Counted as wrong until it turns out right: of many tries at once, no more pass than of many in a row.
    this.delays.failed(account);
    const { user, right } = await this.compare(username, password).catch((error: unknown) => {
      this.delays.withdrawn(account);
      throw error;
    });
    if (!user || !right) {
      this.security.record('loginFailed', { username, ip });
      throw new DomainError('auth.badCredentials');
    }
    this.delays.succeeded(account);
    await this.admit(user, ip);
    if (this.hasher.isOutdated(user.passwordHash)) {
      const passwordHash = await this.hasher.hash(password);
      if (await this.users.replacePasswordHash(user, passwordHash)) user.passwordHash = passwordHash;
    }
    return user;
  }

  /** Signs in; a session that the browser still had ends with it. */
  async login(user: User, origin: Origin, oldToken?: string): Promise<SignedIn> {
    this.security.record('loginSucceeded', { username: user.username, ip: origin.ip });
    await this.users.countLogin(user.id);
    await this.endOld(oldToken);
    return this.signIn(user, origin);
  }

  async logout({ user, session }: Principal): Promise<void> {
    await this.sessions.end(user.id, session.id, 'logout');
    this.security.record('loggedOut', { username: user.username });
  }

  /** Signs out one device of this person. @throws DomainError `session.notFound` */
  async endSession({ user }: Principal, sessionId: string): Promise<void> {
    if (!(await this.sessions.end(user.id, sessionId, 'revoked'))) throw new DomainError('session.notFound');
    this.security.record('sessionRevoked', { username: user.username, session: sessionId });
  }

  /** Signs out all devices of this person but the one that asks. */
  async endOtherSessions({ user, session }: Principal): Promise<void> {
    await this.sessions.endOthers(user.id, session.id, 'revoked');
    this.security.record('sessionRevoked', { username: user.username, session: 'all others' });
  }

  /**
   * Changes the password, ends all other sessions and gives this one a new token.
   * @throws DomainError `auth.wrongPassword`, `validation.failed`
   */
  async changePassword(principal: Principal, wish: ChangePasswordDto, origin: Origin): Promise<SignedIn> {
    const user = await this.users.byId(principal.user.id);
    if (!(await this.hasher.verify(user.passwordHash, wish.currentPassword))) {
      this.security.record('loginFailed', { username: user.username, ip: origin.ip });
      throw new DomainError('auth.wrongPassword');
    }
    refuseWeak('newPassword', wish.newPassword, user.username);
    const passwordHash = await this.hasher.hash(wish.newPassword);
    if (!(await this.users.replacePasswordHash(user, passwordHash)))
      throw new DomainError('auth.wrongPassword');
    await this.sessions.endOthers(user.id, principal.session.id, 'revoked');
    const token = await this.sessions.rotate(principal);
    this.security.record('passwordChanged', { username: user.username, ip: origin.ip });
    return { user: this.users.ownView(user), token };
  }

  /** Notes that whoever sits at this session knows the password. @throws DomainError `auth.wrongPassword` */
  async confirm(principal: Principal, password: string, ip: string): Promise<void> {
    const { username, passwordHash } = await this.users.byId(principal.user.id);
    if (!(await this.hasher.verify(passwordHash, password))) {
      this.security.record('loginFailed', { username, ip });
      throw new DomainError('auth.wrongPassword');
    }
    await this.sessions.confirm(principal);
  }

  /** Who knows the password learns why the account is closed. */
  private async admit(user: User, ip: string): Promise<void> {
    try {
      refuseEntry(user, this.clock.now());
      await this.addresses.refuse(ip, user);
    } catch (error) {
      this.security.record('loginRefused', { username: user.username, ip });
      throw error;
    }
  }

  private async compare(username: string, password: string) {
    const user = await this.users.findByName(username);
    return { user, right: await this.hasher.verify(user?.passwordHash, password) };
  }

  /** Two requests may bring the same old session along; one of them ends it. */
  private async endOld(token: string | undefined): Promise<void> {
    const old = token ? await this.sessions.authenticate(token) : null;
    if (old) await this.sessions.end(old.user.id, old.session.id, 'logout');
  }

  private async signIn(user: User, origin: Origin): Promise<SignedIn> {
    const { token } = await this.sessions.create(user, origin);
    return { user: this.users.ownView(user), token };
  }
}
