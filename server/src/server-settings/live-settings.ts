import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { In } from 'typeorm';
import type { FixedSetting, ServerSettingName, ServerSettings } from '#contracts';
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
    this.current = { ...this.current, ...this.unfixed(chosen) };
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
   * @throws DomainError `request.forbidden`; `validation.failed` (`reserved`) for what the environment decides
   */
  async change(act: Act, wish: Partial<ServerSettings>): Promise<Readonly<ServerSettings>> {
    const names = Object.keys(wish) as ServerSettingName[];
    const fixed = names.find((name) => this.isFixed(name));
    if (fixed) throw DomainError.field(fixed, 'reserved');
    const now = this.clock.now();
    await this.database.write(
      async (manager) => {
        await requireRole(manager, act, 'admin', now);
        const settings = manager.getRepository(ServerSetting);
        const before = { ...this.usual, ...valuesOf(await settings.findBy({ name: In(names) })) };
        const changed = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(wish[name]));
        if (changed.length === 0) return;
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
      },
      () => {
        this.current = { ...this.current, ...wish };
        for (const listener of this.listeners) listener(this.current);
      },
    );
    return this.current;
  }

  private isFixed(name: ServerSettingName): boolean {
    return this.fixed.some((each) => each.name === name);
  }

  private unfixed(chosen: ServerSetting[]): Partial<ServerSettings> {
    return valuesOf(chosen.filter(({ name }) => name in this.usual && !this.isFixed(name)));
  }
}

const valuesOf = (settings: ServerSetting[]): Partial<ServerSettings> =>
  Object.fromEntries(settings.map(({ name, value }) => [name, value]));

const pick = (from: object, names: string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name)));

/** What holds where nobody has chosen anything. */
const usualOf = (settings: Settings): ServerSettings => ({
  name: '',
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
