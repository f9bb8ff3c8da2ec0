import { type WritableSignal, computed, inject, linkedSignal, signal } from '@angular/core';
import { type FieldTree, disabled, form, validate } from '@angular/forms/signals';
import type { ServerSettings } from '#contracts';
import { PreferencesStore } from '../../core/preferences-store';
import { focusFirstFault } from '../../ui/field/focus-first-fault';
import { faultsAtFields } from '../../ui/field/server-faults';
import type { SettingField } from './setting-fields';
import { SettingsDesk } from './settings-desk';

type Draft = Readonly<Record<string, string>>;

/** Settings that are typed and saved together. */
export type SettingsGroup = ReturnType<typeof settingsGroup>;

/** In an injection context, where the settings have come. */
export function settingsGroup(fields: readonly SettingField[]) {
  const desk = inject(SettingsDesk);
  const { digits } = inject(PreferencesStore);
  const failure = signal<unknown>(null);
  const saved = computed(() => {
    const settings = desk.settings();
    return Object.fromEntries(
      fields.map((field) => [field.name, settings ? field.show(settings, digits()) : '']),
    );
  });
  const draft = draftOver(saved);
  const changed = computed(() => fields.filter(({ name }) => draft()[name] !== saved()[name]));
  const root = form(
    draft,
    (paths) => {
      for (const field of fields) {
        const path = paths[field.name]!;
        disabled(path, () => desk.variableOf(field.setting) !== null);
        validate(path, ({ value }) => {
          const settings = desk.settings();
          return settings && field.read(value(), settings) === null ? { kind: 'type' } : null;
        });
      }
    },
    { submission: { action: save, onInvalid: focusFirstFault } },
  );
  const trees = Object.fromEntries(
    fields.map(({ name }) => [name, (root as unknown as Record<string, FieldTree<string>>)[name]!]),
  );

  async function save() {
    const settings = desk.settings();
    if (!settings) return undefined;
    failure.set(null);
    const wish = changed().reduce<Partial<ServerSettings>>(
      (others, field) => ({ ...others, ...field.read(draft()[field.name]!, { ...settings, ...others }) }),
      {},
    );
    try {
      await desk.save(wish);
      draft.set(saved());
      root().reset();
      return undefined;
    } catch (thrown) {
      const faults = faultsAtFields(thrown, trees);
      if (!faults) failure.set(thrown);
      return faults;
    }
  }

  return {
    form: root,
    fields: fields.map((field) => ({ ...field, tree: trees[field.name]! })),
    failure: failure.asReadonly(),
    isChanged: computed(() => changed().length > 0),
    variableOf: ({ setting }: SettingField) => desk.variableOf(setting),
  };
}

/** What is typed over what is saved: what others change meanwhile arrives where nobody typed. */
const draftOver = (saved: () => Draft): WritableSignal<Draft> =>
  linkedSignal<Draft, Draft>({
    source: saved,
    computation: (now, before) =>
      before
        ? Object.fromEntries(
            Object.entries(now).map(([name, text]) => {
              const typed = before.value[name];
              return [name, typed === before.source[name] || typed === undefined ? text : typed];
            }),
          )
        : now,
  });
