import { Component, computed, inject, input } from '@angular/core';
import type { FileInfo, Message } from '#contracts';
import { Album } from './album';
import { FileCard } from './file-card';
import { isPicture, viewerOf } from './file-kind';
import { FileOpening } from './file-opening';
import { Film } from './film';
import { Sound } from './sound';
import { PdfStart } from './viewer/pdf-start';
import { startLines } from './viewer/text-document';
import { TextStart } from './viewer/text-start';

/** What was sent with a message: pictures first, as an album, then all else in its order. */
@Component({
  selector: 'sk-message-files',
  imports: [Album, FileCard, Film, PdfStart, Sound, TextStart],
  template: `
    @if (film(); as only) {
      <sk-film [file]="only" [author]="message().displayName" />
    } @else if (pictures().length > 0) {
      <sk-album
        [files]="pictures()"
        [author]="message().displayName"
        (opened)="opening.picture(message(), $event)"
      />
    }
    @for (file of others(); track file.id) {
      @if (file.kind === 'audio' || file.kind === 'voice') {
        <div class="sound" [class.named]="file.kind === 'audio'">
          @defer (on immediate) {
            <sk-sound [file]="file" />
          }
        </div>
      } @else {
        <div class="document">
          <sk-file-card [file]="file" (opened)="opening.view({ file, message: message().id })" />
          @switch (viewerOf(file)) {
            @case ('pdf') {
              @defer (on viewport) {
                <sk-pdf-start class="start pdf" [file]="file" />
              } @placeholder {
                <div class="start pdf"></div>
              }
            }
            @case ('text') {
              @defer (on viewport) {
                <sk-text-start class="start text" [style.--lines]="startLines(file)" [file]="file" />
              } @placeholder {
                <div class="start text" [style.--lines]="startLines(file)"></div>
              }
            }
          }
        </div>
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, max-content);
      gap: var(--sk-space-2);
      // However small a picture is, the time below it has its room.
      min-inline-size: 5.5rem;
      margin-block: var(--sk-space-1);
    }
    .document {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      position: relative;
      gap: var(--sk-space-2);
      inline-size: 20rem;
      max-inline-size: 100%;
    }
    // As high before it has come as after.
    .start {
      display: block;
      border-radius: var(--sk-radius-small);
      pointer-events: none;
    }
    .sound {
      min-block-size: 3.75rem;
    }
    .sound.named {
      min-block-size: 4.5rem;
    }
    .pdf {
      block-size: 11rem;
      background: #fff;
    }
    .text {
      block-size: calc(var(--lines) * 1lh);
      font-size: var(--sk-text-meta);
    }
    // Pictures reach nearer to the bubble's edge than words do.
    :is(sk-album, sk-film) {
      max-inline-size: calc(100% + 1rem);
      margin-inline: -0.5rem;
    }
  `,
})
export class MessageFiles {
  protected readonly startLines = startLines;
  protected readonly viewerOf = viewerOf;
  protected readonly opening = inject(FileOpening);

  readonly message = input.required<Message>();

  readonly #files = computed<readonly FileInfo[]>(() => this.message().files ?? []);
  protected readonly pictures = computed(() => this.#files().filter(isPicture));
  protected readonly others = computed(() => this.#files().filter((file) => !isPicture(file)));
  /** A film by itself plays where it stands. */
  protected readonly film = computed(() => {
    const [only, ...rest] = this.pictures();
    return only?.kind === 'video' && rest.length === 0 ? only : null;
  });
}
