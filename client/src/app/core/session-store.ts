import { Service, computed, inject, signal } from '@angular/core';
import type {
  LoginRequest,
  OwnUser,
  RegisterRequest,
  SessionEndReason,
  UpdateProfileRequest,
} from '#contracts';
import { Api } from './api';
import { ApiError } from './api-error';

export type SessionState = 'unknown' | 'signedOut' | 'signedIn';

/** Who is signed in here. Everything else of the data layer lives and ends with `userId`. */
@Service()
export class SessionStore {
  readonly #api = inject(Api);
  readonly #user = signal<OwnUser | null>(null);
  readonly #state = signal<SessionState>('unknown');
  readonly #endedReason = signal<SessionEndReason | null>(null);
  #restoring: Promise<void> | null = null;

  readonly user = this.#user.asReadonly();
  /** `unknown` until the server was asked; a page that depends on it waits for `restore()`. */
  readonly state = this.#state.asReadonly();
  /** Why the server ended the last session; null after leaving by oneself or signing in. */
  readonly endedReason = this.#endedReason.asReadonly();
  readonly userId = computed(() => this.#user()?.id ?? null);
  readonly username = computed(() => this.#user()?.username ?? null);

  /**
   * Asks the server once who is signed in. Throws when it cannot be asked (`network.offline`, `server.error`):
   * then nobody knows, and the next call asks again.
   */
  restore(): Promise<void> {
    if (this.#state() !== 'unknown') return Promise.resolve();
    this.#restoring ??= this.confirm().finally(() => (this.#restoring = null));
    return this.#restoring;
  }

  /** Asks again who is signed in: another tab may have signed in as somebody else. */
  async confirm(): Promise<void> {
    try {
      this.#enter(await this.#api.me());
    } catch (thrown) {
      if (ApiError.codeOf(thrown) !== 'auth.required') throw thrown;
      this.ended(this.#user() ? 'expired' : null);
    }
  }

  async login(request: LoginRequest): Promise<void> {
    this.#enter(await this.#api.login(request));
  }

  async register(request: RegisterRequest): Promise<void> {
    this.#enter(await this.#api.register(request));
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
    this.#user.set(await this.#api.updateProfile(changes));
  }

  /** The account as the server last told it. */
  setUser(user: OwnUser): void {
    if (user.id === this.userId()) this.#user.set(user);
  }

  /** Forgets the person; the server has done so already. */
  ended(reason: SessionEndReason | null): void {
    this.#endedReason.set(reason);
    this.#user.set(null);
    this.#state.set('signedOut');
  }

  #enter(user: OwnUser): void {
    this.#endedReason.set(null);
    this.#user.set(user);
    this.#state.set('signedIn');
  }
}
