import {
  Component,
  type ElementRef,
  computed,
  effect,
  inject,
  input,
  output,
  untracked,
  viewChild,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatIconButton } from '@angular/material/button';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';
import { filter, map, startWith } from 'rxjs';
import { Viewport } from '../chat/shell/viewport';
import { Icon } from '../ui/icon';
import type { IconName } from '../ui/icons';
import { WaitingBadge } from '../ui/waiting-badge';

export interface Section {
  readonly name: string;
  readonly icon: IconName;
  /** How much waits there. */
  readonly waiting?: number;
}

/** A list of sections and the one that is open. A phone shows the list, or one of them. */
@Component({
  selector: 'sk-sectioned-page',
  imports: [Icon, MatIconButton, RouterLink, RouterLinkActive, RouterOutlet, TranslatePipe, WaitingBadge],
  templateUrl: './sectioned-page.html',
  styleUrl: './sectioned-page.scss',
  host: { '[class.listing]': 'listing()' },
})
export class SectionedPage {
  /** The address of the list, such as `/settings`. */
  readonly base = input.required<string>();
  /** Where its words stand: the title, and the name of each section. */
  readonly words = input.required<string>();
  readonly sections = input.required<readonly Section[]>();
  /** Another section is open, or none. */
  readonly moved = output();

  readonly #router = inject(Router);
  readonly #viewport = inject(Viewport);
  private readonly content = viewChild.required<ElementRef<HTMLElement>>('content');

  readonly #url = toSignal(
    this.#router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(() => this.#router.url),
      startWith(this.#router.url),
    ),
    { requireSync: true },
  );
  protected readonly listing = computed(() => this.#url() === this.base());

  constructor() {
    effect(() => {
      const [first] = this.sections();
      if (first && this.listing() && !this.#viewport.narrow())
        untracked(() => this.#router.navigateByUrl(`${this.base()}/${first.name}`, { replaceUrl: true }));
    });
    effect(() => {
      this.#url();
      this.moved.emit();
    });
  }

  /** The section opens at its top, for eyes and for ears. */
  protected shown(): void {
    const content = this.content().nativeElement;
    content.scrollTop = 0;
    if (this.#viewport.narrow()) content.focus();
  }
}
