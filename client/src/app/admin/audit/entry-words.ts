import { Service, inject } from '@angular/core';
import { TranslateService } from '@ngx-translate/core';
import type { AuditAction, AuditEntry } from '#contracts';
import { PreferencesStore } from '../../core/preferences-store';
import { fullDateTime } from '../../dates/calendar';
import { formatNumber } from '../../dates/formats';
import { isolate } from '../../ui/isolate';

/** Something that is known of an entry: one value, or what it was and what it became. */
export interface EntryFact {
  readonly name: string;
  readonly value?: string;
  readonly before?: string;
  readonly after?: string;
}

const MOMENT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** Entries of the audit as sentences of the reader's language. */
@Service()
export class EntryWords {
  readonly #translate = inject(TranslateService);
  readonly #preferences = inject(PreferencesStore);

  /** Who did what to whom. */
  sentence({ action, actor, target }: AuditEntry): string {
    const isAtTheDoors = action.startsWith('security.');
    const who = actor
      ? isolate(`@${actor.username}`)
      : this.#say(isAtTheDoors ? 'admin.audit.anybody' : 'admin.audit.server');
    const name = target?.name && isolate(target.kind === 'user' ? `@${target.name}` : target.name);
    const unnamed = isAtTheDoors ? 'admin.audit.several' : 'admin.audit.somebody';
    return this.#say(`admin.audit.did.${action}`, { who, whom: name ?? this.#say(unnamed) });
  }

  /** The act by itself, for a list to choose from. */
  act(action: AuditAction | 'all'): string {
    if (action === 'all') return this.#say('admin.audit.anyAction');
    return this.#say(`admin.audit.did.${action}`, { who: '…', whom: '…' });
  }

  facts({ detail }: AuditEntry): EntryFact[] {
    const { before = {}, after = {}, facts = {} } = detail;
    const [was, is] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
    const names = [...new Set([...was.keys(), ...is.keys()])];
    return [
      ...names.map((name) => ({
        name,
        ...(was.has(name) && { before: this.#value(was.get(name)) }),
        ...(is.has(name) && { after: this.#value(is.get(name)) }),
      })),
      ...Object.entries(facts).map(([name, value]) => ({ name, value: this.#value(value) })),
    ];
  }

  #value(value: unknown): string {
    const reading = this.#preferences.reading();
    if (value === undefined || value === null || value === '') return this.#say('admin.audit.nothing');
    if (typeof value === 'boolean') return this.#say(value ? 'admin.audit.yes' : 'admin.audit.no');
    if (typeof value === 'number') return formatNumber(value, reading.digits);
    if (typeof value === 'object') return this.#parts(value);
    if (typeof value !== 'string') return String(value);
    return MOMENT.test(value) ? fullDateTime(new Date(value), reading) : value;
  }

  /** Each part of a list, or of something with named parts, in its own direction. */
  #parts(value: object): string {
    const say = (part: unknown): string => isolate(this.#value(part));
    const parts = Array.isArray(value)
      ? value.map(say)
      : Object.entries(value).map(([name, part]) => `${name}: ${say(part)}`);
    return parts.join(' · ');
  }

  #say(key: string, parameters?: Record<string, string>): string {
    return String(this.#translate.instant(key, parameters));
  }
}
