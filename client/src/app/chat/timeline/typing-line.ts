import { Component, computed, inject, input } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { TypingStore } from '../../core/typing-store';
import { isolate } from '../../ui/isolate';

/** Who is writing. Its line is always there, so that nothing moves when somebody begins. */
@Component({
  selector: 'sk-typing-line',
  imports: [TranslatePipe],
  template: `
    @if (line(); as typing) {
      <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>
      <span class="who">{{ typing.key | translate: typing.names }}</span>
    }
  `,
  styleUrl: './typing-line.scss',
})
export class TypingLine {
  readonly #typing = inject(TypingStore);
  /** The room's id. */
  readonly room = input.required<string>();
  /** Id of the message whose thread it is about; absent in the room. */
  readonly thread = input<string>();

  protected readonly line = computed(() => {
    const [first, second, third] = this.#typing.typingIn(this.room(), this.thread());
    if (!first) return null;
    const names = { a: isolate(first.displayName), b: isolate(second?.displayName ?? '') };
    return { key: third ? 'typing.many' : second ? 'typing.two' : 'typing.one', names };
  });
}
