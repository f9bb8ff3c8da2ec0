import { Component, computed, inject } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatDivider } from '@angular/material/divider';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';
import { STATUS_CHOICES, type StatusChoice, THEMES, type Theme } from '#contracts';
import { hasConsole } from '../../core/has-console';
import { PresenceStore } from '../../core/presence-store';
import { PreferencesStore } from '../../core/preferences-store';
import { SessionStore } from '../../core/session-store';
import { Dialogs } from '../../ui/dialogs';
import { Icon } from '../../ui/icon';
import { Notices } from '../../ui/notices';
import { OpensItself } from '../../ui/opens-itself';
import { PersonStatus } from '../people/person-status';
import { AccountFace } from './account-face';
import { ConsoleBadge } from './console-badge';

/** One's own account: who one is here, how one seems to others, how the page looks, and the ways on. */
@Component({
  selector: 'sk-account-menu',
  imports: [
    AccountFace,
    ConsoleBadge,
    Icon,
    MatDivider,
    MatIconButton,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    OpensItself,
    PersonStatus,
    RouterLink,
    TranslatePipe,
  ],
  templateUrl: './account-menu.html',
  styleUrl: './account-menu.scss',
})
export class AccountMenu {
  readonly #dialogs = inject(Dialogs);
  readonly #notices = inject(Notices);
  readonly #session = inject(SessionStore);
  protected readonly preferences = inject(PreferencesStore);
  protected readonly presence = inject(PresenceStore);
  protected readonly user = this.#session.user;
  protected readonly inConsole = computed(() => hasConsole(this.#session.user()));
  protected readonly choices = STATUS_CHOICES;
  protected readonly themes = THEMES;

  protected seem(status: StatusChoice): void {
    void this.#attempt(() => this.#session.setStatus({ status }));
  }

  protected status(): void {
    void this.#dialogs.open(() => import('./status-dialog').then((module) => module.StatusDialog));
  }

  protected choose(theme: Theme): void {
    void this.#attempt(() => this.preferences.set({ theme }));
  }

  protected signOut(): void {
    void this.#attempt(() => this.#session.logout());
  }

  async #attempt(action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (thrown) {
      void this.#notices.failure(thrown);
    }
  }
}
