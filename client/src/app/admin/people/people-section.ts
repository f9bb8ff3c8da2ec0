import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';
import {
  type ConsolePerson,
  type MadePersonAnswer,
  PEOPLE_SORTS,
  PERSON_STATES,
  type PeopleSort,
  type PersonState,
  USER_ROLES,
  type UserRole,
  hasRole,
} from '#contracts';
import { PreferencesStore } from '../../core/preferences-store';
import { SessionStore } from '../../core/session-store';
import { shortDate } from '../../dates/calendar';
import { Today } from '../../dates/today';
import { Avatar } from '../../ui/avatar';
import { Dialogs } from '../../ui/dialogs';
import { SearchField } from '../../ui/search-field';
import { CONSOLE_TABLE } from '../ui/console-table';
import { ListEnd } from '../ui/list-end';
import { paged } from '../ui/paged';
import { SelectFilter } from '../ui/select-filter';
import { PeopleApi } from './people-api';
import { PersonBadges } from './person-badges';

const DAY_MS = 86_400_000;
/** Since how many days somebody is here. */
const AGES = { all: 0, day: 1, week: 7, month: 30 } as const;
type Age = keyof typeof AGES;

/** Everybody who has an account. */
@Component({
  selector: 'sk-people-section',
  imports: [
    CONSOLE_TABLE,
    Avatar,
    ListEnd,
    MatButton,
    PersonBadges,
    RouterLink,
    SearchField,
    SelectFilter,
    TranslatePipe,
  ],
  templateUrl: './people-section.html',
  styleUrls: ['../ui/console.scss', './people-section.scss'],
})
export class PeopleSection {
  readonly #api = inject(PeopleApi);
  readonly #preferences = inject(PreferencesStore);
  readonly #today = inject(Today);

  readonly #session = inject(SessionStore);
  readonly #dialogs = inject(Dialogs);
  readonly #router = inject(Router);

  protected readonly mayMake = computed(() => {
    const user = this.#session.user();
    return user !== null && hasRole(user, 'admin');
  });
  protected readonly roles = ['all', ...USER_ROLES] as const;
  protected readonly states = ['all', ...PERSON_STATES] as const;
  protected readonly ages = Object.keys(AGES) as Age[];
  protected readonly sorts = PEOPLE_SORTS;
  protected readonly q = signal('');
  protected readonly role = signal<UserRole | 'all'>('all');
  protected readonly state = signal<PersonState | 'all'>('all');
  protected readonly age = signal<Age>('all');
  protected readonly sort = signal<PeopleSort>('name');

  readonly #question = computed(() => {
    const [q, role, state, age] = [this.q().trim(), this.role(), this.state(), AGES[this.age()]];
    return {
      ...(q && { q }),
      ...(role !== 'all' && { role }),
      ...(state !== 'all' && { state }),
      ...(age > 0 && { since: new Date(Date.now() - age * DAY_MS).toISOString() }),
      sort: this.sort(),
    };
  });
  protected readonly list = paged(this.#question, (question, cursor) => this.#api.list(question, cursor));
  protected readonly rows = computed(() => this.list.items().map((person) => this.#row(person)));

  /** Shows the link by which the newcomer sets a password, and then whom it made. */
  protected async make(): Promise<void> {
    const made = await this.#dialogs.open<MadePersonAnswer>(() =>
      import('./new-person-dialog').then((module) => module.NewPersonDialog),
    );
    if (!made) return;
    const { person, reset, mailed } = made;
    await this.#dialogs.open(() => import('./reset-link-dialog').then((module) => module.ResetLinkDialog), {
      data: { link: reset.link, displayName: person.displayName, mailed },
    });
    await this.#router.navigate(['/admin/people', person.username]);
  }

  #row(person: ConsolePerson) {
    const { createdAt, lastSeenAt, online } = person;
    return {
      person,
      since: this.#date(createdAt),
      seen: online ? null : lastSeenAt && this.#date(lastSeenAt),
    };
  }

  #date(at: string): string {
    return shortDate(new Date(at), this.#preferences.reading(), this.#today.now());
  }
}
