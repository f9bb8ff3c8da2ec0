import { Component, type ElementRef, computed, effect, inject, untracked, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatIconButton } from '@angular/material/button';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';
import { filter, map, startWith } from 'rxjs';
import { beginSignedInPage } from '../chat/shell/signed-in-page';
import { Viewport } from '../chat/shell/viewport';
import { Icon } from '../ui/icon';
import type { IconName } from '../ui/icons';
import { Saving } from './saving';

interface Section {
  readonly name: string;
  readonly icon: IconName;
}

const SECTIONS: readonly Section[] = [
  { name: 'profile', icon: 'person' },
  { name: 'appearance', icon: 'palette' },
  { name: 'writing', icon: 'pencil' },
  { name: 'notifications', icon: 'bell' },
  { name: 'privacy', icon: 'eyeOff' },
  { name: 'devices', icon: 'devices' },
  { name: 'password', icon: 'key' },
];

/** Everything a person may choose. A phone shows the list of sections, or one of them. */
@Component({
  selector: 'sk-settings-page',
  imports: [Icon, MatIconButton, RouterLink, RouterLinkActive, RouterOutlet, TranslatePipe],
  templateUrl: './settings-page.html',
  styleUrl: './settings-page.scss',
  host: { '[class.listing]': 'listing()' },
})
export class SettingsPage {
  readonly #router = inject(Router);
  readonly #viewport = inject(Viewport);
  readonly #saving = inject(Saving);
  private readonly content = viewChild.required<ElementRef<HTMLElement>>('content');

  readonly #url = toSignal(
    this.#router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(() => this.#router.url),
      startWith(this.#router.url),
    ),
    { requireSync: true },
  );
  protected readonly sections = SECTIONS;
  protected readonly listing = computed(() => this.#url() === '/settings');
  protected readonly state = this.#saving.state;

  constructor() {
    beginSignedInPage();
    effect(() => {
      if (this.listing() && !this.#viewport.narrow())
        untracked(() => this.#router.navigateByUrl('/settings/profile', { replaceUrl: true }));
    });
    effect(() => {
      this.#url();
      untracked(() => this.#saving.forget());
    });
  }

  /** The section opens at its top, for eyes and for ears. */
  protected shown(): void {
    const content = this.content().nativeElement;
    content.scrollTop = 0;
    if (this.#viewport.narrow()) content.focus();
  }
}
