import { Component, inject } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatDivider } from '@angular/material/divider';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { TranslatePipe } from '@ngx-translate/core';
import { type Language, THEMES, type Theme } from '#contracts';
import { PreferencesStore } from '../../core/preferences-store';
import { SessionStore } from '../../core/session-store';
import { Avatar } from '../../ui/avatar';
import { Dialogs } from '../../ui/dialogs';
import { Icon } from '../../ui/icon';
import { LANGUAGE_NAMES } from '../../ui/language-names';
import { Notices } from '../../ui/notices';

/** One's own account: who one is here, how the page looks, and the way out. */
@Component({
  selector: 'sk-account-menu',
  imports: [Avatar, Icon, MatDivider, MatIconButton, MatMenu, MatMenuItem, MatMenuTrigger, TranslatePipe],
  templateUrl: './account-menu.html',
  styleUrl: './account-menu.scss',
})
export class AccountMenu {
  readonly #dialogs = inject(Dialogs);
  readonly #notices = inject(Notices);
  readonly #session = inject(SessionStore);
  protected readonly preferences = inject(PreferencesStore);
  protected readonly user = this.#session.user;
  protected readonly languages = LANGUAGE_NAMES;
  protected readonly themes = THEMES;

  protected profile(): void {
    void this.#dialogs.open(() => import('./profile-dialog').then((module) => module.ProfileDialog));
  }

  protected sessions(): void {
    // The first thing in it would end a session: nobody should press that by haste.
    void this.#dialogs.open(() => import('./sessions-dialog').then((module) => module.SessionsDialog), {
      focus: 'dialog',
    });
  }

  protected password(): void {
    void this.#dialogs.open(() => import('./password-dialog').then((module) => module.PasswordDialog));
  }

  protected choose(theme: Theme): void {
    void this.#attempt(() => this.preferences.set({ theme }));
  }

  protected speak(language: Language): void {
    void this.#attempt(() => this.preferences.set({ language }));
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
