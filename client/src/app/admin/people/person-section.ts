import { Component, computed, inject, input, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';
import {
  type ConsolePerson,
  type PersonRecord,
  type PersonRoom,
  type Refusal,
  USER_ROLES,
  type UserRole,
  hasRole,
  stewardRefusal,
} from '#contracts';
import { FileWords } from '../../chat/files/file-words';
import { PreferencesStore } from '../../core/preferences-store';
import { SessionStore } from '../../core/session-store';
import { fullDateTime } from '../../dates/calendar';
import { formatNumber } from '../../dates/formats';
import { Avatar } from '../../ui/avatar';
import { Dialogs } from '../../ui/dialogs';
import { Alert } from '../../ui/field/alert';
import { Icon } from '../../ui/icon';
import { SelectField } from '../../ui/select-field';
import { PeopleApi } from './people-api';
import { PersonBadges } from './person-badges';
import { PersonHistory } from './person-history';
import { PersonOrder } from './person-order';
import { PersonSessions } from './person-sessions';

/** One person: who they are here, what they did, where they are, and what can be done about it. */
@Component({
  selector: 'sk-person-section',
  imports: [
    Alert,
    Avatar,
    Icon,
    MatButton,
    PersonBadges,
    PersonHistory,
    PersonOrder,
    PersonSessions,
    RouterLink,
    SelectField,
    TranslatePipe,
  ],
  templateUrl: './person-section.html',
  styleUrls: ['../ui/console.scss', './person-section.scss'],
})
export class PersonSection {
  /** From the address. */
  readonly username = input.required<string>();

  readonly #api = inject(PeopleApi);
  readonly #dialogs = inject(Dialogs);
  readonly #preferences = inject(PreferencesStore);
  readonly #router = inject(Router);
  readonly #session = inject(SessionStore);
  readonly #words = inject(FileWords);

  protected readonly roles = USER_ROLES;
  protected readonly failure = signal<unknown>(null);
  protected readonly busy = signal(false);
  protected readonly found = resource({
    params: () => this.username(),
    loader: ({ params }) => this.#api.record(params),
  });
  protected readonly record = computed(() => (this.found.hasValue() ? this.found.value() : null));
  readonly #refusal = computed((): Refusal => {
    const [actor, record] = [this.#session.user(), this.record()];
    return actor && record ? stewardRefusal(actor, record.person) : 'request.forbidden';
  });
  /** Whether whoever looks may ban them. */
  protected readonly steerable = computed(() => this.#refusal() === null);
  /** Whether they may do the rest, too. */
  protected readonly governable = computed(() => {
    const actor = this.#session.user();
    return this.steerable() && actor !== null && hasRole(actor, 'admin');
  });
  protected readonly figures = computed(() => {
    const record = this.record();
    return record ? this.#figuresOf(record) : [];
  });

  protected async ban(person: ConsolePerson): Promise<void> {
    const banned = await this.#dialogs.open<ConsolePerson, ConsolePerson>(
      () => import('./ban-dialog').then((module) => module.BanDialog),
      { data: person },
    );
    if (banned) this.found.reload();
  }

  protected unban({ username }: ConsolePerson): Promise<void> {
    return this.#do(() => this.#api.unban(username));
  }

  protected async setRole(person: ConsolePerson, role: UserRole): Promise<void> {
    if (role === person.role) return;
    const isSure = await this.#isSure(person, 'role', `admin.people.roleTexts.${role}`);
    // Else the list would go on showing what was not chosen in the end.
    if (isSure) await this.#do(() => this.#api.setRole(person.username, role));
    else this.found.reload();
  }

  protected async deactivate(person: ConsolePerson): Promise<void> {
    const isSure = await this.#isSure(person, 'deactivate', 'admin.people.deactivateText');
    if (isSure) await this.#do(() => this.#api.deactivate(person.username));
  }

  protected reactivate({ username }: ConsolePerson): Promise<void> {
    return this.#do(() => this.#api.reactivate(username));
  }

  /** One that was made before ends with it. */
  protected async makeLink({ username, displayName }: ConsolePerson): Promise<void> {
    await this.#do(async () => {
      const { link } = await this.#api.makeResetLink(username);
      await this.#dialogs.open(() => import('./reset-link-dialog').then((module) => module.ResetLinkDialog), {
        data: { link, displayName, mailed: false },
      });
    });
  }

  protected async remove(person: ConsolePerson): Promise<void> {
    const isGone = await this.#dialogs.open<boolean, ConsolePerson>(
      () => import('./remove-person-dialog').then((module) => module.RemovePersonDialog),
      { data: person },
    );
    if (isGone) await this.#router.navigateByUrl('/admin/people');
  }

  protected endSession(id: string | null): Promise<void> {
    const username = this.username();
    return this.#do(() =>
      id === null ? this.#api.endSessions(username) : this.#api.endSession(username, id),
    );
  }

  protected moment(at: string): string {
    return fullDateTime(new Date(at), this.#preferences.reading());
  }

  protected number(count: number): string {
    return formatNumber(count, this.#preferences.reading().digits);
  }

  protected nameOf({ name, names }: PersonRoom): string {
    return names?.[this.#preferences.language()] ?? name;
  }

  #figuresOf({ figures }: PersonRecord) {
    const { messages, files, bytes, logins, daysActive, reports, reportsMade } = figures;
    return [
      { name: 'messages', value: this.number(messages) },
      { name: 'files', value: this.number(files) },
      { name: 'bytes', value: this.#words.size({ size: bytes }) },
      { name: 'logins', value: this.number(logins) },
      { name: 'daysActive', value: this.number(daysActive) },
      { name: 'reports', value: this.number(reports) },
      { name: 'reportsMade', value: this.number(reportsMade) },
    ];
  }

  async #isSure({ displayName }: ConsolePerson, deed: string, text: string): Promise<boolean> {
    const data = {
      title: `admin.people.${deed}Title`,
      text,
      action: `admin.people.${deed}Action`,
      name: displayName,
    };
    const isSure = await this.#dialogs.open<boolean, typeof data>(
      () => import('../../ui/confirm-dialog').then((module) => module.ConfirmDialog),
      { data },
    );
    return isSure === true;
  }

  /** Does it, and shows how things are after it, whatever came of it. */
  async #do(action: () => Promise<unknown>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      await action();
    } catch (thrown) {
      this.failure.set(thrown);
    } finally {
      this.busy.set(false);
      this.found.reload();
    }
  }
}
