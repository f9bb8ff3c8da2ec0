import { Component, computed, effect, inject } from '@angular/core';
import { Router } from '@angular/router';
import { type ConsoleRole, hasRole } from '#contracts';
import { beginSignedInPage } from '../chat/shell/signed-in-page';
import { OrderQueueStore } from '../core/order-queue-store';
import { SessionStore } from '../core/session-store';
import { type Section, SectionedPage } from '../shell/sectioned-page';
import { CONSOLE_SECTIONS } from './sections';

/** The console: each sees the parts of their role. Who loses it leaves at once. */
@Component({
  selector: 'sk-admin-page',
  imports: [SectionedPage],
  template: `<sk-sectioned-page base="/admin" words="admin" [sections]="sections()" />`,
  styles: `
    :host {
      --sk-section: 72rem;
    }
  `,
})
export class AdminPage {
  readonly #session = inject(SessionStore);

  readonly #queue = inject(OrderQueueStore);

  protected readonly sections = computed((): readonly Section[] =>
    CONSOLE_SECTIONS.filter(({ role }) => this.#has(role)).map((section) =>
      section.name === 'reports' ? { ...section, waiting: this.#queue.waiting() } : section,
    ),
  );

  constructor() {
    beginSignedInPage();
    const router = inject(Router);
    effect(() => {
      const address = router.url.split(/[/?#]/)[2];
      const open = CONSOLE_SECTIONS.find(({ name }) => name === address);
      if (!this.#has('moderator')) void router.navigateByUrl('/rooms');
      else if (open && !this.#has(open.role)) void router.navigateByUrl('/admin');
    });
  }

  #has(role: ConsoleRole): boolean {
    const user = this.#session.user();
    return user !== null && hasRole(user, role);
  }
}
