import { Component, computed, inject, input, output } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { LIMITS, type Message, type Reaction } from '#contracts';
import { Counting, NumberPipe } from '../../i18n/count';
import { Icon } from '../../ui/icon';
import { ReactionNames } from './reaction-names';

/** The reactions under a message: one press gives the same, or takes one's own back. */
@Component({
  selector: 'sk-reactions-bar',
  imports: [Icon, NumberPipe, ReactionNames, TranslatePipe],
  template: `
    @for (chip of chips(); track chip.emoji) {
      <button
        class="chip"
        type="button"
        skReactionNames
        [message]="message()"
        [emoji]="chip.emoji"
        [attr.aria-pressed]="chip.mine"
        [attr.aria-label]="chip.label"
        [disabled]="!open()"
        (pressed)="toggled.emit({ emoji: chip.emoji, on: !chip.mine })"
      >
        <span class="emoji" aria-hidden="true">{{ chip.emoji }}</span>
        <span aria-hidden="true">{{ chip.count | skNumber }}</span>
      </button>
    }
    @if (open() && !full()) {
      <button
        #add
        class="chip add"
        type="button"
        [attr.aria-label]="'reactions.add' | translate"
        (click)="picking.emit(add)"
      >
        <sk-icon name="react" />
      </button>
    }
  `,
  styleUrl: './reactions-bar.scss',
  host: { role: 'group', '[attr.aria-label]': 'label()' },
})
export class ReactionsBar {
  readonly #counting = inject(Counting);

  readonly message = input.required<Message>();
  /** As they are to be shown: with what is on its way, without those of blocked people. */
  readonly reactions = input.required<readonly Reaction[]>();
  /** Whether the reader may react here. */
  readonly open = input(true);
  readonly toggled = output<{ emoji: string; on: boolean }>();
  /** Another emoji is wanted; the picker opens at this button. */
  readonly picking = output<HTMLElement>();

  protected readonly full = computed(() => this.reactions().length >= LIMITS.reactionKinds.max);
  protected readonly label = computed(() =>
    this.#counting.sentence('reactions.label', this.reactions().length),
  );
  protected readonly chips = computed(() =>
    this.reactions().map((reaction) => {
      const mine = reaction.mine === true;
      const people = this.#counting.sentence(mine ? 'reactions.chipMine' : 'reactions.chip', reaction.count);
      return { ...reaction, mine, label: `${reaction.emoji} ${people}` };
    }),
  );
}
