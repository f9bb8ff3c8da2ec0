import { Component, computed, inject } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { TranslatePipe } from '@ngx-translate/core';
import { NoticeStore } from '../../core/notice-store';
import { MessageText } from '../../text/message-text';
import { Icon } from '../../ui/icon';
import { Notices } from '../../ui/notices';

/** What those who keep order have told one, above the rooms until it is put away. */
@Component({
  selector: 'sk-notices-strip',
  imports: [Icon, MatIconButton, MessageText, TranslatePipe],
  template: `
    @for (notice of shown(); track notice.id) {
      <section class="warning" [attr.aria-label]="'order.notice.label' | translate">
        <sk-icon name="alert" />
        <div>
          <strong>{{ 'order.notice.' + notice.kind | translate }}</strong>
          @if (notice.text) {
            <blockquote><sk-message-text [text]="notice.text" /></blockquote>
          }
          @if (notice.reason) {
            <sk-message-text [text]="notice.reason" />
          }
        </div>
        <button
          matIconButton
          type="button"
          [attr.aria-label]="'order.notice.dismiss' | translate"
          (click)="dismiss(notice.id)"
        >
          <sk-icon name="close" />
        </button>
      </section>
    }
  `,
  styleUrl: '../shell/announcements.scss',
  styles: `
    strong {
      display: block;
      margin-block: 0.6rem 0;
    }
    blockquote {
      margin-block: var(--sk-space-1);
      padding-inline-start: var(--sk-space-2);
      border-inline-start: 3px solid currentcolor;
    }
    div sk-message-text {
      margin-block: 0 0.3rem;
    }
  `,
})
export class NoticesStrip {
  readonly #store = inject(NoticeStore);
  readonly #notices = inject(Notices);

  protected readonly shown = computed(() => this.#store.all());

  protected async dismiss(id: string): Promise<void> {
    try {
      await this.#store.dismiss(id);
    } catch (thrown) {
      void this.#notices.failure(thrown);
    }
  }
}
