import { DOCUMENT, Service, type Signal, inject, signal } from '@angular/core';
import { PreferencesStore } from '../../core/preferences-store';

/** Colours and letters of the theme, as a canvas takes them. */
export interface Look {
  readonly text: string;
  readonly muted: string;
  readonly line: string;
  readonly panel: string;
  readonly first: string;
  readonly second: string;
  readonly font: string;
}

const COLORS: Record<Exclude<keyof Look, 'font'>, string> = {
  text: '--mat-sys-on-surface',
  muted: '--mat-sys-on-surface-variant',
  line: '--mat-sys-outline-variant',
  panel: '--mat-sys-surface-container-high',
  first: '--mat-sys-primary',
  second: '--mat-sys-tertiary',
};

/** What the theme looks like now; a canvas is painted once and knows no variables. */
@Service()
export class ChartLook {
  readonly #document = inject(DOCUMENT);
  readonly #preferences = inject(PreferencesStore);
  readonly #dark: Signal<boolean>;

  constructor() {
    const system = this.#document.defaultView?.matchMedia('(prefers-color-scheme: dark)');
    const dark = signal(system?.matches ?? false);
    system?.addEventListener('change', ({ matches }) => dark.set(matches));
    this.#dark = dark.asReadonly();
  }

  read(): Look {
    this.#preferences.theme();
    this.#dark();
    // A variable’s own value may be `light-dark(…)`; what an element is painted with is one colour.
    const probe = this.#document.createElement('span');
    probe.hidden = true;
    this.#document.body.append(probe);
    const style = getComputedStyle(probe);
    const colorOf = (name: string): string => {
      probe.style.color = `var(${name})`;
      return style.color;
    };
    const colors = Object.entries(COLORS).map(([role, name]) => [role, colorOf(name)]);
    const font = style.fontFamily;
    probe.remove();
    return { ...(Object.fromEntries(colors) as Omit<Look, 'font'>), font };
  }
}
