import { Component, computed, inject, input } from '@angular/core';
import { PresenceStore } from '../../core/presence-store';

/** A person's presence at the corner of their face: told apart by shape as well as by colour. Words stand elsewhere. */
@Component({
  selector: 'sk-presence-dot',
  template: '',
  styles: `
    :host {
      position: absolute;
      inset-block-end: -0.125rem;
      inset-inline-end: -0.125rem;
      inline-size: 0.875rem;
      block-size: 0.875rem;
      border: 2px solid var(--sk-dot-ground, var(--sk-panel));
      border-radius: 50%;
      background: var(--mat-sys-outline);
    }
    :host::after {
      content: '';
      position: absolute;
      inset: 0.125rem;
      border-radius: 50%;
      background: var(--sk-dot-ground, var(--sk-panel));
    }
    :host([data-state='online']) {
      background: var(--sk-good);
    }
    :host([data-state='online'])::after {
      content: none;
    }
    :host([data-state='away']) {
      background: var(--sk-away);
    }
    :host([data-state='away'])::after {
      inset: -0.0625rem 0.1875rem 0.25rem -0.0625rem;
      background: var(--sk-dot-ground, var(--sk-panel));
    }
    :host([data-state='dnd']) {
      background: var(--mat-sys-error);
    }
    :host([data-state='dnd'])::after {
      inset: 0.25rem 0.125rem;
      border-radius: 1px;
    }
  `,
  host: { 'aria-hidden': 'true', '[attr.data-state]': 'state()' },
})
export class PresenceDot {
  readonly #presence = inject(PresenceStore);
  readonly username = input.required<string>();
  protected readonly state = computed(() => this.#presence.stateOf(this.username()));
}
