import { Component, computed, inject, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { Router } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';
import { Api } from '../../core/api';
import { BlockStore } from '../../core/block-store';
import { hasConsole } from '../../core/has-console';
import { PreferencesStore } from '../../core/preferences-store';
import { PresenceStore } from '../../core/presence-store';
import { RoomsStore } from '../../core/rooms-store';
import { SessionStore } from '../../core/session-store';
import { fullDate } from '../../dates/calendar';
import { NumberPipe } from '../../i18n/count';
import { MessageText } from '../../text/message-text';
import { Avatar } from '../../ui/avatar';
import { Alert } from '../../ui/field/alert';
import { Icon } from '../../ui/icon';
import { Mentioning } from './mentioning';
import { PersonStatus } from './person-status';
import { PresenceDot } from './presence-dot';
import { PresenceWords } from './presence-words';

/** Who somebody is, and what one may do with them. Its data is a username. */
@Component({
  selector: 'sk-person-card',
  imports: [
    Alert,
    Avatar,
    Icon,
    MatButton,
    MatDialogContent,
    MatDialogTitle,
    MessageText,
    NumberPipe,
    PersonStatus,
    PresenceDot,
    TranslatePipe,
  ],
  templateUrl: './person-card.html',
  styleUrl: './person-card.scss',
})
export class PersonCard {
  readonly #api = inject(Api);
  readonly #blocks = inject(BlockStore);
  readonly #dialog = inject(MatDialogRef);
  readonly #mentioning = inject(Mentioning);
  readonly #preferences = inject(PreferencesStore);
  readonly #presence = inject(PresenceWords);
  readonly #store = inject(PresenceStore);
  readonly #rooms = inject(RoomsStore);
  readonly #router = inject(Router);
  readonly #session = inject(SessionStore);
  protected readonly username = inject<string>(MAT_DIALOG_DATA);

  protected readonly person = resource({ loader: () => this.#api.user(this.username) });
  readonly #stats = resource({ loader: () => this.#api.userStats(this.username) });
  protected readonly failure = signal<unknown>(null);
  protected readonly busy = signal(false);
  protected readonly inConsole = computed(() => hasConsole(this.#session.user()));
  protected readonly own = computed(() => this.#session.username() === this.username);
  /** Of oneself the session knows, and every change of it. */
  protected readonly user = computed(() => {
    if (this.own()) return this.#session.user();
    return this.person.hasValue() ? this.person.value() : null;
  });
  protected readonly mentionable = computed(() => !this.blocked() && this.#mentioning.possible());
  protected readonly blocked = computed(() => this.#blocks.isBlocked(this.username));
  protected readonly status = computed(() => {
    const user = this.user();
    return user && this.#store.statusOf(user);
  });
  protected readonly presence = computed(() => this.#presence.of(this.user() ?? { username: this.username }));
  /** Counts, by the name of their words. */
  protected readonly counts = computed(() => {
    if (!this.#stats.hasValue()) return [];
    const { messages, logins, daysActive } = this.#stats.value();
    return Object.entries({ messages, logins, daysActive }).flatMap(([name, count]) =>
      count === undefined ? [] : { name, count },
    );
  });
  protected readonly joined = computed(() => {
    const user = this.user();
    return user && fullDate(new Date(user.createdAt), this.#preferences.reading());
  });

  protected write(): Promise<void> {
    return this.#attempt(async () => {
      const { id } = await this.#rooms.openDirect(this.username);
      this.#dialog.close();
      await this.#router.navigate(['/rooms', id]);
    });
  }

  /** The dialog gives the focus back as it goes; the composer takes it after that. */
  protected mention(): void {
    this.#dialog.afterClosed().subscribe(() => void this.#mentioning.mention(this.username));
    this.#dialog.close();
  }

  protected toggleBlock(): Promise<void> {
    return this.#attempt(() =>
      this.blocked() ? this.#blocks.unblock(this.username) : this.#blocks.block(this.username),
    );
  }

  protected async files(): Promise<void> {
    this.#dialog.close();
    await this.#router.navigate(['/files'], { queryParams: { from: this.username } });
  }

  protected async openInConsole(): Promise<void> {
    this.#dialog.close();
    await this.#router.navigate(['/admin/people', this.username]);
  }

  protected async settings(): Promise<void> {
    this.#dialog.close();
    await this.#router.navigateByUrl('/settings/profile');
  }

  async #attempt(action: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      await action();
    } catch (thrown) {
      this.failure.set(thrown);
    } finally {
      this.busy.set(false);
    }
  }
}
