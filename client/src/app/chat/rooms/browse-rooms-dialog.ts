import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { TranslatePipe } from '@ngx-translate/core';
import type { Room } from '#contracts';
import { matches } from '#text';
import { RoomsStore } from '../../core/rooms-store';
import { CountPipe } from '../../i18n/count';
import { Avatar } from '../../ui/avatar';
import { Alert } from '../../ui/field/alert';
import { SearchField } from '../../ui/search-field';

/** Public rooms one is not in yet. Closes with the one that was joined. */
@Component({
  selector: 'sk-browse-rooms-dialog',
  imports: [
    Alert,
    Avatar,
    CountPipe,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    SearchField,
    TranslatePipe,
  ],
  templateUrl: './browse-rooms-dialog.html',
  styleUrl: './picker.scss',
})
export class BrowseRoomsDialog {
  readonly #dialog = inject<MatDialogRef<BrowseRoomsDialog, Room>>(MatDialogRef);
  protected readonly rooms = inject(RoomsStore);

  protected readonly query = signal('');
  protected readonly failure = signal<unknown>(null);
  protected readonly joining = signal<string | null>(null);
  protected readonly found = computed(() => {
    const query = this.query();
    return this.rooms
      .joinable()
      .filter((room) => matches(query, `${this.rooms.nameOf(room)} ${room.slug ?? ''} ${room.description}`));
  });

  protected async join(room: Room): Promise<void> {
    this.failure.set(null);
    this.joining.set(room.id);
    try {
      this.#dialog.close(await this.rooms.join(room.id));
    } catch (thrown) {
      this.failure.set(thrown);
    } finally {
      this.joining.set(null);
    }
  }
}
