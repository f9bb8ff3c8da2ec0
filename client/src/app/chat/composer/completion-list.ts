import { Component, input, output } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { Avatar } from '../../ui/avatar';
import type { Suggestion } from './suggestions';

/** What may be meant, beside the field that keeps the focus. */
@Component({
  selector: 'sk-completion-list',
  imports: [Avatar, TranslatePipe],
  template: `<div class="list" role="listbox" [id]="id()" [attr.aria-label]="'completion.label' | translate">
    @for (suggestion of suggestions(); track suggestion.insert) {
      <button
        type="button"
        role="option"
        tabindex="-1"
        [id]="id() + '-' + $index"
        [attr.aria-selected]="$index === active()"
        (pointerdown)="$event.preventDefault()"
        (click)="chosen.emit(suggestion)"
      >
        @if (suggestion.username; as seed) {
          <sk-avatar [seed]="seed" [name]="suggestion.label" [picture]="suggestion.picture" [small]="true" />
        } @else if (suggestion.sign) {
          <span class="sign" aria-hidden="true">{{ suggestion.sign }}</span>
        }
        <bdi class="label">{{ suggestion.label }}</bdi>
        <bdi class="detail">{{ suggestion.detail }}</bdi>
      </button>
    }
  </div>`,
  styleUrl: './completion-list.scss',
})
export class CompletionList {
  /** Of the list; its options add their places. */
  readonly id = input.required<string>();
  readonly suggestions = input.required<readonly Suggestion[]>();
  readonly active = input.required<number>();
  readonly chosen = output<Suggestion>();
}
