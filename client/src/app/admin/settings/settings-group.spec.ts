import { TestBed } from '@angular/core/testing';
import { submit } from '@angular/forms/signals';
import type { ServerSettings, ServerSettingsAnswer } from '#contracts';
import { ApiError } from '../../core/api-error';
import { Connection } from '../../core/connection';
import { PreferencesStore } from '../../core/preferences-store';
import { FakeConnection } from '../../core/testing/fakes';
import { aServer } from '../../core/testing/samples';
import { Notices } from '../../ui/notices';
import { whole } from './setting-fields';
import { SettingsApi } from './settings-api';
import { SettingsDesk } from './settings-desk';
import { type SettingsGroup, settingsGroup } from './settings-group';

const NAMES = ['retentionDays', 'messageRateLimit'] as const;

describe('settingsGroup', () => {
  let connection: FakeConnection;
  let answer: ServerSettingsAnswer;
  let wishes: Partial<ServerSettings>[];
  let refusal: ApiError | null;
  let group: SettingsGroup;

  beforeEach(async () => {
    connection = new FakeConnection();
    wishes = [];
    refusal = null;
    answer = {
      settings: { retentionDays: 30, messageRateLimit: 10 } as ServerSettings,
      fixed: [{ name: 'messageRateLimit', variable: 'MESSAGE_RATE_LIMIT' }],
    };
    const change = (wish: Partial<ServerSettings>) => {
      wishes.push(wish);
      if (refusal) return Promise.reject(refusal);
      return Promise.resolve(said(wish));
    };
    TestBed.configureTestingModule({
      providers: [
        SettingsDesk,
        { provide: Connection, useValue: connection },
        { provide: SettingsApi, useValue: { get: () => Promise.resolve(answer), change } },
        { provide: PreferencesStore, useValue: { digits: () => 'persian' } },
        { provide: Notices, useValue: { done: () => Promise.resolve() } },
      ],
    });
    group = TestBed.runInInjectionContext(() => settingsGroup(NAMES.map(whole)));
    await vi.waitFor(() => expect(text('retentionDays')).toBe('۳۰'));
  });

  const said = (settings: Partial<ServerSettings>): ServerSettingsAnswer =>
    (answer = { ...answer, settings: { ...answer.settings, ...settings } });
  const field = (name: string) => group.fields.find((each) => each.name === name)!.tree();
  const text = (name: string) => field(name).value();
  const type = (name: string, words: string) => field(name).value.set(words);
  const changedElsewhere = (settings: Partial<ServerSettings>) => {
    said(settings);
    connection.deliver('server_updated', { server: aServer() });
  };

  it('settingsGroup saves what was changed and nothing else, and shows it as saved', async () => {
    type('retentionDays', '7');
    expect(group.isChanged()).toBe(true);
    await submit(group.form);
    expect(wishes).toEqual([{ retentionDays: 7 }]);
    expect([text('retentionDays'), group.isChanged()]).toEqual(['۷', false]);
  });

  it('settingsGroup shows what another admin saves, and keeps what is being typed', async () => {
    type('retentionDays', '7');
    changedElsewhere({ retentionDays: 60, messageRateLimit: 5 });
    await vi.waitFor(() => expect(text('messageRateLimit')).toBe('۵'));
    expect(text('retentionDays')).toBe('7');
    expect(group.isChanged()).toBe(true);
  });

  it('settingsGroup puts a refusal at its field', async () => {
    refusal = new ApiError('validation.failed', 422, [{ field: 'retentionDays', code: 'range' }]);
    type('retentionDays', '99999');
    await submit(group.form);
    expect(field('retentionDays').errors()).toMatchObject([{ kind: 'range' }]);
    expect([text('retentionDays'), group.failure()]).toEqual(['99999', null]);
  });

  it('settingsGroup sends nothing when what is typed means nothing', async () => {
    type('retentionDays', 'سی');
    await submit(group.form);
    expect(field('retentionDays').errors()).toMatchObject([{ kind: 'type' }]);
    expect(wishes).toEqual([]);
  });

  it('settingsGroup takes nothing where the environment decides', () => {
    expect(NAMES.map((name) => field(name).disabled())).toEqual([false, true]);
    expect(group.fields.map(group.variableOf)).toEqual([null, 'MESSAGE_RATE_LIMIT']);
  });
});
