import { Directionality } from '@angular/cdk/bidi';
import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SearchHit } from '#contracts';
import { PreferencesStore } from '../../core/preferences-store';
import { RoomsStore } from '../../core/rooms-store';
import { fullDateTime, shortDate } from '../../dates/calendar';
import { Today } from '../../dates/today';
import { Avatar } from '../../ui/avatar';
import { MessageLine } from '../message/message-line';
import { hitLine } from './hit-line';

/** A message that was found; it leads to its place in the conversation. */
@Component({
  selector: 'sk-search-hit-item',
  imports: [Avatar, MessageLine, NgTemplateOutlet, RouterLink],
  template: `
    <a [routerLink]="place()">
      <sk-avatar
        [seed]="hit().message.username"
        [name]="hit().message.displayName"
        [picture]="hit().message.avatar"
        [small]="true"
      />
      <span class="head">
        <bdi class="author">{{ hit().message.displayName }}</bdi>
        @if (room(); as name) {
          <span class="room"
            ><span aria-hidden="true">· </span><bdi>{{ name }}</bdi></span
          >
        }
        <time [attr.datetime]="hit().message.timestamp" [attr.title]="when().full">{{ when().short }}</time>
      </span>
      @if (hit().message.text === '') {
        <sk-message-line class="text" [message]="hit().message" [pictured]="true" />
      } @else {
        <span class="text" [attr.dir]="line().dir">
          @for (run of line().runs; track $index) {
            @if (run.dir) {
              <bdi [attr.dir]="run.dir"
                ><ng-container
                  [ngTemplateOutlet]="parts"
                  [ngTemplateOutletContext]="{ $implicit: run.parts }"
              /></bdi>
            } @else {
              <ng-container [ngTemplateOutlet]="parts" [ngTemplateOutletContext]="{ $implicit: run.parts }" />
            }
          }
        </span>
      }
    </a>
    <ng-template #parts let-parts>
      @for (part of parts; track $index) {
        @if (part.found) {
          <mark>{{ part.text }}</mark>
        } @else {
          <ng-container>{{ part.text }}</ng-container>
        }
      }
    </ng-template>
  `,
  styleUrl: './search-hit-item.scss',
})
export class SearchHitItem {
  readonly #page = inject(Directionality).valueSignal;
  readonly #preferences = inject(PreferencesStore);
  readonly #rooms = inject(RoomsStore);
  readonly #today = inject(Today);

  readonly hit = input.required<SearchHit>();

  readonly #room = computed(() => this.#rooms.find(this.hit().message.room));
  protected readonly room = computed(() => {
    const room = this.#room();
    return room && this.#rooms.nameOf(room);
  });
  protected readonly place = computed(() => {
    const { room, seq } = this.hit().message;
    return ['/rooms', this.#room()?.slug ?? room, 'messages', seq];
  });
  protected readonly line = computed(() =>
    hitLine(this.hit().message.text, this.hit().highlights, this.#page()),
  );
  protected readonly when = computed(() => {
    const at = new Date(this.hit().message.timestamp);
    const reading = this.#preferences.reading();
    return { short: shortDate(at, reading, this.#today.now()), full: fullDateTime(at, reading) };
  });
}
