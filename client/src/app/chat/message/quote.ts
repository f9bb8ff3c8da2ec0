import { Component, computed, input, output } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import type { Quoted } from '../../core/quote-store';
import { toneOf } from '../../ui/tone';
import { MessageLine } from './message-line';

/** What a message answers, in two lines of fixed height: its arrival moves nothing. Pressing it leads there. */
@Component({
  selector: 'sk-quote',
  imports: [MessageLine, TranslatePipe],
  template: `
    <button type="button" [disabled]="!there()" (click)="jumped.emit()">
      @if (answered(); as message) {
        <span class="sk-visually-hidden">{{ 'quote.answers' | translate }}</span>
        <bdi class="author">{{ message.displayName }}</bdi>
        <span class="text">
          @if (message.deletedAt) {
            {{ 'message.gone' | translate }}
          } @else {
            <sk-message-line [message]="message" [pictured]="true" />
          }
        </span>
      } @else if (quoted().status === 'gone') {
        <span class="author"></span>
        <span class="text">{{ 'quote.unavailable' | translate }}</span>
      } @else {
        <span class="author"></span>
        <span class="text">{{ 'quote.loading' | translate }}</span>
      }
    </button>
  `,
  styleUrl: './quote.scss',
  host: { '[attr.data-tone]': 'tone()' },
})
export class Quote {
  readonly quoted = input.required<Quoted>();
  readonly jumped = output();

  protected readonly answered = computed(() => {
    const quoted = this.quoted();
    return quoted.status === 'ready' ? quoted.message : null;
  });
  protected readonly there = computed(() => !!this.answered() && !this.answered()?.deletedAt);
  protected readonly tone = computed(() => toneOf(this.answered()?.username ?? ''));
}
