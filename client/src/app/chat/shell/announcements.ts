import { Component, computed, inject } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { TranslatePipe } from '@ngx-translate/core';
import { AnnouncementStore } from '../../core/announcement-store';
import { PreferencesStore } from '../../core/preferences-store';
import { MessageText } from '../../text/message-text';
import { Icon } from '../../ui/icon';
import { Notices } from '../../ui/notices';

/** Words to everybody, above the rooms, until they are put away. */
@Component({
  selector: 'sk-announcements',
  imports: [Icon, MatIconButton, MessageText, TranslatePipe],
  template: `
    @for (each of shown(); track each.id) {
      <section
        [class.warning]="each.level === 'warning'"
        [attr.aria-label]="'announcements.label' | translate"
      >
        <sk-icon [name]="each.level === 'warning' ? 'alert' : 'bell'" />
        <sk-message-text [text]="each.text" />
        <button
          matIconButton
          type="button"
          [attr.aria-label]="'announcements.dismiss' | translate"
          (click)="dismiss(each.id)"
        >
          <sk-icon name="close" />
        </button>
      </section>
    }
  `,
  styleUrl: './announcements.scss',
})
export class Announcements {
  readonly #store = inject(AnnouncementStore);
  readonly #notices = inject(Notices);
  readonly #language = inject(PreferencesStore).language;

  protected readonly shown = computed(() =>
    this.#store.all().map(({ id, level, text }) => ({
      id,
      level,
      text: text[this.#language()] ?? text.fa ?? text.en ?? '',
    })),
  );

  protected async dismiss(id: string): Promise<void> {
    try {
      await this.#store.dismiss(id);
    } catch (thrown) {
      void this.#notices.failure(thrown);
    }
  }
}
