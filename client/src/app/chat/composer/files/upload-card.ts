import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { TranslatePipe, TranslateService } from '@ngx-translate/core';
import type { PendingUpload } from '../../../core/uploads/pending-upload';
import { mayTryAgain } from '../../../core/uploads/upload-refusal';
import { NumberPipe } from '../../../i18n/count';
import { Icon } from '../../../ui/icon';
import { isolate } from '../../../ui/isolate';
import { iconOf } from '../../files/file-kind';
import { FileName } from '../../files/file-name';
import { FileWords } from '../../files/file-words';
import { UploadWait } from './upload-wait';

/** A file on its way: what it is, how far it has come, and what one can do about it. */
@Component({
  selector: 'sk-upload-card',
  imports: [FileName, Icon, NumberPipe, TranslatePipe, UploadWait],
  template: `
    <span class="face">
      @if (upload().kind === 'image') {
        <img [src]="upload().url" alt="" [class.seen]="seen()" (load)="seen.set(true)" />
      }
      @if (!seen()) {
        <sk-icon [name]="icon()" />
      }
    </span>
    <span class="words">
      @if (upload().voice; as voice) {
        <span>{{ 'voice.message' | translate }}</span>
      } @else {
        <sk-file-name [name]="upload().name" />
      }
      <span class="state" [class.failed]="upload().state === 'failed'">
        @switch (upload().state) {
          @case ('failed') {
            {{ 'errors.' + upload().error | translate }}
            @if (upload().status; as status) {
              <bdi dir="ltr">(HTTP {{ status }})</bdi>
            }
          }
          @case ('sending') {
            {{ 'uploads.percent' | translate: { n: percent() | skNumber } }} · {{ size() }}
          }
          @case ('examining') {
            {{ 'uploads.examining' | translate }}
          }
          @case ('waiting') {
            @if (upload().retryAt; as until) {
              <sk-upload-wait [until]="until" />
            } @else {
              {{ 'uploads.waiting' | translate }}
            }
          }
          @default {
            {{ size() }}
          }
        }
      </span>
      @if (moving()) {
        <span
          class="bar"
          role="progressbar"
          aria-valuemin="0"
          aria-valuemax="100"
          [attr.aria-valuenow]="percent()"
          [attr.aria-label]="'uploads.progress' | translate: { name: name() }"
        >
          <span [style.inline-size.%]="percent()"></span>
        </span>
      }
    </span>
    @if (again()) {
      <button
        type="button"
        [attr.aria-label]="'uploads.retry' | translate: { name: name() }"
        [attr.title]="'app.retry' | translate"
        (click)="retried.emit()"
      >
        <sk-icon name="retry" />
      </button>
    }
    <button
      type="button"
      [attr.aria-label]="(moving() ? 'uploads.cancel' : 'uploads.remove') | translate: { name: name() }"
      (click)="removed.emit()"
    >
      <sk-icon name="close" />
    </button>
  `,
  styleUrl: './upload-card.scss',
  host: { '[attr.data-state]': 'upload().state' },
})
export class UploadCard {
  readonly #words = inject(FileWords);
  readonly #translate = inject(TranslateService);

  readonly upload = input.required<PendingUpload>();
  readonly retried = output();
  readonly removed = output();

  /** What is called an image may be none. */
  protected readonly seen = linkedSignal({ source: () => this.upload().url, computation: () => false });
  protected readonly icon = computed(() => iconOf(this.upload()));
  protected readonly name = computed(() => {
    const { voice, name } = this.upload();
    this.#translate.currentLang();
    return voice ? String(this.#translate.instant('voice.message') as unknown) : isolate(name);
  });
  protected readonly size = computed(() => {
    const { voice } = this.upload();
    return voice ? this.#words.length(voice.durationMs / 1_000) : this.#words.size(this.upload());
  });
  protected readonly percent = computed(() => {
    const { sent, size } = this.upload();
    return size > 0 ? Math.floor((100 * sent) / size) : 0;
  });
  protected readonly moving = computed(() => !['ready', 'failed'].includes(this.upload().state));
  protected readonly again = computed(
    () => this.upload().state === 'failed' && mayTryAgain(this.upload().error),
  );
}
