import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type FixedSetting, LANGUAGES, type ServerSettingName, type ServerSettings } from '#contracts';
import { Audit } from '../audit/audit.js';
import type { Act } from '../auth/principal.js';
import { requireRole } from '../auth/standing.js';
import { Clock } from '../common/clock.js';
import { DomainError } from '../common/domain-error.js';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { Database } from '../database/database.js';
import { ServerSetting } from './server-setting.entity.js';

/** What a service knows of them: those it goes by, as they are at this moment. */
export interface Live<Name extends ServerSettingName> {
  readonly current: Readonly<Pick<ServerSettings, Name>>;
}

type Listener = (now: Readonly<ServerSettings>) => void;

const MINUTE_MS = 60_000;

/**
 * Settings that change while the server runs: what the environment says stands, then what an admin chose, then what is
 * usual. `current` is always at hand, without a question to the database.
 */
@Injectable()
export class LiveSettings implements OnModuleInit {
  current: Readonly<ServerSettings>;
  private readonly usual: ServerSettings;
  private readonly listeners: Listener[] = [];

  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {
    this.usual = usualOf(settings);
    this.current = this.usual;
  }

  async onModuleInit(): Promise<void> {
    const chosen = await this.database.read(ServerSetting).find();
    this.current = { ...this.current, ...this.known(chosen) };
  }

  /** Those that the environment decides. */
  get fixed(): readonly FixedSetting[] {
    return this.settings.fixed;
  }

  /** Called after each change, with all of them. */
  onChange(listener: Listener): void {
    this.listeners.push(listener);
  }

  /**
   * Changes what is given and leaves the rest. Values are checked for form by the door.
   * @throws DomainError as `changeWithin`
   */
  async change(act: Act, wish: Partial<ServerSettings>): Promise<Readonly<ServerSettings>> {
    await this.database.write(
      (manager) => this.changeWithin(manager, act, wish),
      () => this.hold(wish),
    );
    return this.current;
  }

  /**
   * As `change`, in a transaction of whoever calls, who calls `hold` behind it. Answers what was before.
   * @throws DomainError `request.forbidden`; `validation.failed` for what the environment decides (`reserved`), and for a
   *   language of those who never chose that is not offered (`range`)
   */
  async changeWithin(
    manager: EntityManager,
    act: Act,
    wish: Partial<ServerSettings>,
  ): Promise<Readonly<ServerSettings>> {
    const now = this.clock.now();
    await requireRole(manager, act, 'admin', now);
    const names = Object.keys(wish) as ServerSettingName[];
    const fixed = names.find((name) => this.isFixed(name));
    if (fixed) throw DomainError.field(fixed, 'reserved');
    const settings = manager.getRepository(ServerSetting);
    const before: ServerSettings = { ...this.usual, ...this.known(await settings.find()) };
    requireOffered({ ...before, ...wish });
    const changed = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(wish[name]));
    if (changed.length === 0) return before;
    await settings.save(
      changed.map((name) => ({
        name,
        value: wish[name],
        changedAt: now,
        changedById: act.user?.id ?? null,
      })),
    );
    await this.audit.record(manager, act, {
      action: 'settings.change',
      target: { kind: 'server' },
      before: pick(before, changed),
      after: pick(wish, changed),
    });
    return before;
  }

  /** What was changed holds from here on, and is told. */
  hold(wish: Partial<ServerSettings>): void {
    this.current = { ...this.current, ...wish };
    for (const listener of this.listeners) listener(this.current);
  }

  private isFixed(name: ServerSettingName): boolean {
    return this.fixed.some((each) => each.name === name);
  }

  /** What was chosen of that which is still a setting, and is not decided by the environment. */
  private known(chosen: ServerSetting[]): Partial<ServerSettings> {
    const known = chosen.filter(({ name }) => name in this.usual && !this.isFixed(name));
    return Object.fromEntries(known.map(({ name, value }) => [name, value]));
  }
}

function requireOffered({ languages, defaultLanguage }: ServerSettings): void {
  if (defaultLanguage !== 'browser' && !languages.includes(defaultLanguage))
    throw DomainError.field('defaultLanguage', 'range');
}

const pick = (from: object, names: string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name)));

/** What holds where nobody has chosen anything. */
const usualOf = (settings: Settings): ServerSettings => ({
  name: '',
  logo: '',
  languages: [...LANGUAGES],
  defaultLanguage: 'browser',
  registration: 'open',
  maintenance: false,
  messageOfTheDay: {},
  retentionDays: 0,
  heldFirstMessages: 0,
  maxUploadSize: settings.maxUploadSize,
  fileTypes: settings.fileTypes,
  userQuota: settings.userQuota,
  editWindowMinutes: settings.editWindowMs / MINUTE_MS,
  linkPreviews: settings.linkPreviews,
  messageRateLimit: settings.limits.message,
});
