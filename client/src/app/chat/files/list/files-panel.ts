import {
  Component,
  ElementRef,
  afterNextRender,
  computed,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { TranslatePipe } from '@ngx-translate/core';
import type { Room } from '#contracts';
import { RoomsStore } from '../../../core/rooms-store';
import { Icon } from '../../../ui/icon';
import { FileList } from './file-list';

/** The files of a room, beside it. */
@Component({
  selector: 'sk-files-panel',
  imports: [FileList, Icon, MatIconButton, TranslatePipe],
  template: `
    <header>
      <button
        #close
        matIconButton
        type="button"
        [attr.aria-label]="'room.backToChat' | translate"
        (click)="closed.emit()"
      >
        <sk-icon class="back" name="back" />
        <sk-icon class="close" name="close" />
      </button>
      <div class="titles">
        <h2>{{ 'fileList.title' | translate }}</h2>
        <p>
          <bdi>{{ name() }}</bdi>
        </p>
      </div>
    </header>
    <sk-file-list [room]="room().id" />
  `,
  styleUrl: '../../pins/pins-panel.scss',
})
export class FilesPanel {
  readonly #rooms = inject(RoomsStore);

  readonly room = input.required<Room>();
  readonly closed = output();
  private readonly close = viewChild.required<unknown, ElementRef<HTMLElement>>('close', {
    read: ElementRef,
  });

  protected readonly name = computed(() => this.#rooms.nameOf(this.room()));

  constructor() {
    afterNextRender(() => this.close().nativeElement.focus());
  }
}
