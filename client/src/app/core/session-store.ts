import { Service, computed, inject, signal } from '@angular/core';
import type {
  ChangePasswordRequest,
  LoginRequest,
  OwnUser,
  RegisterRequest,
  SessionEnd,
  SessionEndReason,
  StatusRequest,
  UpdateProfileRequest,
} from '#contracts';
import { Api } from './api';
import { ApiError } from './api-error';
import { LocalStorage } from './local-storage';
import { SESSION_TABS } from './tabs';

/**
 * Says that this browser holds a session: its cookie cannot be read here. A visitor who never signed in need
 * not ask, and finds no refused request in the console.
 */
const SIGNED_IN_KEY = 'sokhan.signedIn';

export type SessionState = 'unknown' | 'signedOut' | 'signedIn';

/** Who is signed in here. Everything else of the data layer lives and ends with `userId`. */
@Service()
export class SessionStore {
  readonly #api = inject(Api);
  readonly #tabs = inject(SESSION_TABS);
  readonly #storage = inject(LocalStorage);
  readonly #user = signal<OwnUser | null>(null);
  readonly #state = signal<SessionState>('unknown');
  readonly #endedReason = signal<SessionEndReason | null>(null);
  readonly #ban = signal<ApiError | null>(null);
  #restoring: Promise<void> | null = null;
  /** Counts comings and goings. */
  #turn = 0;

  readonly user = this.#user.asReadonly();
  /** `unknown` until the server was asked; a page that depends on it waits for `restore()`. */
  readonly state = this.#state.asReadonly();
  /** Why the server ended the last session; null after leaving by oneself or signing in. */
  readonly endedReason = this.#endedReason.asReadonly();
  /** When it was ended by a ban: what signing in would be refused with. */
  readonly ban = this.#ban.asReadonly();
  readonly userId = computed(() => this.#user()?.id ?? null);
  readonly username = computed(() => this.#user()?.username ?? null);

  constructor() {
    this.#tabs.listen(() => void this.#enteredElsewhere());
  }

  /**
   * Asks the server once who is signed in. Throws when it cannot be asked (`network.offline`, `server.error`):
   * then nobody knows, and the next call asks again.
   */
  restore(): Promise<void> {
    if (this.#state() !== 'unknown') return Promise.resolve();
    if (this.#storage.works && this.#storage.read(SIGNED_IN_KEY) === null) {
      this.ended(null);
      return Promise.resolve();
    }
    this.#restoring ??= this.confirm().finally(() => (this.#restoring = null));
    return this.#restoring;
  }

  /** Asks again who is signed in; `reason` is why it may be nobody. */
  async confirm(reason: SessionEndReason = 'expired'): Promise<void> {
    const turn = this.#turn;
    const known = this.#user();
    const user = await this.#ask();
    // Somebody came or went, or the account changed, while the answer was on its way: it speaks of the time before.
    const changed = known !== this.#user() && user?.id === known?.id;
    if (turn !== this.#turn || changed) return;
    if (user) this.#enter(user);
    else this.ended(this.#user() ? reason : this.#endedReason());
  }

  async login(request: LoginRequest): Promise<void> {
    this.#enterHere(await this.#api.login(request));
  }

  async register(request: RegisterRequest): Promise<void> {
    this.#enterHere(await this.#api.register(request));
  }

  /** Ends every other session; this browser goes on under a new token. */
  async changePassword(request: ChangePasswordRequest): Promise<void> {
    this.#enterHere(await this.#api.changePassword(request));
  }

  /** Ends the session on the server. Throws when the server was not reached: the session still lives then. */
  async logout(): Promise<void> {
    try {
      await this.#api.logout();
    } catch (thrown) {
      if (ApiError.codeOf(thrown) !== 'auth.required') throw thrown;
    }
    this.ended(null);
  }

  async updateProfile(changes: UpdateProfileRequest): Promise<void> {
    this.setUser(await this.#api.updateProfile(changes));
  }

  /** A picture of oneself, or none. */
  async setPicture(fileId: string | null): Promise<void> {
    this.setUser(await (fileId === null ? this.#api.removeAvatar() : this.#api.setAvatar({ fileId })));
  }

  async setStatus(changes: StatusRequest): Promise<void> {
    this.setUser(await this.#api.setStatus(changes));
  }

  /** The account as the server last told it; whoever has left meanwhile does not come back by it. */
  setUser(user: OwnUser): void {
    if (user.id === this.userId()) this.#user.set(user);
  }

  /** Forgets the person; the server has done so already. */
  ended(reason: SessionEndReason | null, { until, words }: Omit<SessionEnd, 'reason'> = {}): void {
    this.#turn += 1;
    this.#endedReason.set(reason);
    const decision = { until, reason: words };
    this.#ban.set(reason === 'banned' ? new ApiError('account.banned', 403, [], undefined, decision) : null);
    this.#user.set(null);
    this.#state.set('signedOut');
    this.#storage.write(SIGNED_IN_KEY, '');
  }

  async #ask(): Promise<OwnUser | null> {
    try {
      return await this.#api.me();
    } catch (thrown) {
      if (ApiError.codeOf(thrown) !== 'auth.required') throw thrown;
      return null;
    }
  }

  #enterHere(user: OwnUser): void {
    this.#enter(user);
    this.#tabs.tell('entered');
  }

  /** The tabs of a browser share one cookie: what another one signed in to, this one speaks for as well. */
  async #enteredElsewhere(): Promise<void> {
    if (this.#state() === 'unknown') return;
    try {
      await this.confirm();
    } catch (thrown) {
      // Not reached: every new connection asks again.
      if (!(thrown instanceof ApiError)) throw thrown;
    }
  }

  #enter(user: OwnUser): void {
    this.#turn += 1;
    this.#endedReason.set(null);
    this.#ban.set(null);
    this.#user.set(user);
    this.#state.set('signedIn');
    this.#storage.write(SIGNED_IN_KEY, '1');
  }
}
