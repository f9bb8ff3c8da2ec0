import {
  Component,
  DestroyRef,
  type ElementRef,
  afterNextRender,
  computed,
  effect,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslatePipe } from '@ngx-translate/core';
import { STREAM_HAS, type StreamHas } from '#contracts';
import { CountPipe } from '../../i18n/count';
import { Dialogs } from '../../ui/dialogs';
import { Notices } from '../../ui/notices';
import { SearchField } from '../../ui/search-field';
import type { Deed, DeedTerms } from '../ui/deed-dialog';
import { LineField } from '../ui/line-field';
import { ListEnd } from '../ui/list-end';
import { SelectFilter } from '../ui/select-filter';
import { StreamCard } from './stream-card';
import { StreamStore } from './stream-store';

const DEED: Deed = {
  title: 'admin.messages.delete',
  text: 'admin.messages.deleteText',
  action: 'admin.messages.delete',
  needsReason: true,
};

/** What is said in public rooms, as it is said. Whoever has read on from the top is not moved by what comes. */
@Component({
  selector: 'sk-messages-section',
  imports: [CountPipe, LineField, ListEnd, MatButton, SearchField, SelectFilter, StreamCard, TranslatePipe],
  providers: [StreamStore],
  templateUrl: './messages-section.html',
  styleUrls: ['../ui/console.scss', './messages-section.scss'],
})
export class MessagesSection {
  readonly #dialogs = inject(Dialogs);
  readonly #notices = inject(Notices);
  protected readonly store = inject(StreamStore);
  private readonly top = viewChild.required<ElementRef<HTMLElement>>('top');

  protected readonly contents = ['all', ...STREAM_HAS] as const;
  protected readonly q = signal('');
  protected readonly room = signal('');
  protected readonly person = signal('');
  protected readonly has = signal<StreamHas | 'all'>('all');
  protected readonly paused = signal(false);
  readonly #atTop = signal(true);

  readonly #question = computed(() => {
    const [q, room, person, has] = [this.q().trim(), this.room().trim(), this.#named(), this.has()];
    return {
      ...(q && { q }),
      ...(room && { room }),
      ...(person && { person }),
      ...(has !== 'all' && { has }),
    };
  });

  constructor() {
    effect(() => this.store.question.set(this.#question()));
    effect(() => this.store.reading.set(this.paused() || !this.#atTop()));
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      const observer = new IntersectionObserver(([seen]) => this.#atTop.set(seen?.isIntersecting ?? true));
      observer.observe(this.top().nativeElement);
      destroyed.onDestroy(() => observer.disconnect());
    });
  }

  /** Shows what waits, from the top on. */
  protected showNew(): void {
    this.store.show();
    this.top().nativeElement.scrollIntoView({ block: 'center' });
  }

  protected async delete(id: string): Promise<void> {
    const load = () => import('../ui/deed-dialog').then((module) => module.DeedDialog);
    const terms = await this.#dialogs.open<DeedTerms, Deed>(load, { data: DEED });
    if (!terms) return;
    try {
      // It goes from the list as every moderator hears of it.
      await this.store.delete(id, terms.reason);
    } catch (thrown) {
      void this.#notices.failure(thrown);
    }
  }

  /** A name may be typed as it is called. */
  #named(): string {
    return this.person().trim().replace(/^@/, '');
  }
}
