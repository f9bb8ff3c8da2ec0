import {
  type OverlayRef,
  createOverlayRef,
  createFlexibleConnectedPositionStrategy,
} from '@angular/cdk/overlay';
import { ComponentPortal } from '@angular/cdk/portal';
import { Component, type Injector, computed, inject, input, resource } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import type { Message } from '#contracts';
import { Api } from '../../core/api';
import { BlockStore } from '../../core/block-store';
import { SessionStore } from '../../core/session-store';
import { CountPipe } from '../../i18n/count';

/** More names than this are a crowd: the rest is counted. */
const NAMED = 20;

/** Who gave one emoji to a message, of those the reader has not blocked. */
@Component({
  selector: 'sk-reaction-names-card',
  imports: [CountPipe, TranslatePipe],
  template: `
    <span class="emoji" aria-hidden="true">{{ emoji() }}</span>
    @if (answer.hasValue()) {
      <ul>
        @for (user of named(); track user.id) {
          <li>
            <bdi>{{ user.displayName }}</bdi>
            @if (user.username === self()) {
              <span class="you"> ({{ 'people.you' | translate }})</span>
            }
          </li>
        }
        @if (others() > 0) {
          <li>{{ 'reactions.others' | skCount: others() }}</li>
        }
      </ul>
    } @else if (answer.error()) {
      <p>{{ 'reactions.failed' | translate }}</p>
    } @else {
      <p>{{ 'app.loading' | translate }}</p>
    }
  `,
  styles: `
    :host {
      display: flex;
      gap: var(--sk-space-2);
      max-inline-size: min(16rem, 90vw);
      padding: var(--sk-space-2) var(--sk-space-3);
      border-radius: var(--sk-radius);
      color: var(--mat-sys-on-surface);
      background: var(--mat-sys-surface-container-high);
      box-shadow: var(--mat-sys-level2);
      font-size: var(--sk-text-meta);
    }
    .emoji {
      font-size: 1.75rem;
      line-height: 2.25rem;
    }
    ul,
    p {
      align-self: center;
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }
    .you {
      color: var(--sk-muted);
    }
  `,
  host: { role: 'status' },
})
export class ReactionNamesCard {
  readonly #api = inject(Api);
  readonly #blocks = inject(BlockStore);
  readonly message = input.required<Message>();
  readonly emoji = input.required<string>();

  protected readonly self = inject(SessionStore).username;
  protected readonly answer = resource({
    params: () => ({ id: this.message().id, rev: this.message().rev }),
    loader: ({ params }) => this.#api.reactions(params.id),
  });
  readonly #users = computed(() => {
    const reactions = this.answer.hasValue() ? this.answer.value() : [];
    return this.#blocks.unblocked(reactions.find(({ emoji }) => emoji === this.emoji())?.users ?? []);
  });
  protected readonly named = computed(() => this.#users().slice(0, NAMED));
  protected readonly others = computed(() => this.#users().length - this.named().length);
}

/** Shows the names above an element, or below it where there is no room. */
export function openNames(
  injector: Injector,
  origin: HTMLElement,
  message: Message,
  emoji: string,
): OverlayRef {
  const overlay = createOverlayRef(injector, {
    positionStrategy: createFlexibleConnectedPositionStrategy(injector, origin)
      .withPositions([
        { originX: 'start', originY: 'top', overlayX: 'start', overlayY: 'bottom', offsetY: -6 },
        { originX: 'start', originY: 'bottom', overlayX: 'start', overlayY: 'top', offsetY: 6 },
      ])
      .withPush(true)
      .withViewportMargin(8),
    direction: getComputedStyle(origin).direction === 'rtl' ? 'rtl' : 'ltr',
  });
  const card = overlay.attach(new ComponentPortal(ReactionNamesCard));
  card.setInput('message', message);
  card.setInput('emoji', emoji);
  // Its size is known once the names are there.
  const observer = new ResizeObserver(() => overlay.updatePosition());
  observer.observe(overlay.overlayElement);
  overlay.detachments().subscribe(() => observer.disconnect());
  return overlay;
}
