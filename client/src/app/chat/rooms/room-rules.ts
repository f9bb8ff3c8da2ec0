import { Component, computed, inject, input, output } from '@angular/core';
import { HISTORY_STARTS, ROOM_RIGHTS, type RoomSettings, type UpdateRoomRequest } from '#contracts';
import { Counting } from '../../i18n/count';
import { SelectField } from '../../ui/select-field';

const USUAL = 'usual';
/** Seconds. */
const SLOW = [0, 5, 10, 30, 60, 300, 900, 3_600];
/** Days. */
const RETENTION = [0, 7, 30, 90, 180, 365];
const [MINUTE, HOUR] = [60, 3_600];

/** What a room decides for all in it. Each choice is told at once; whoever hears it saves it. */
@Component({
  selector: 'sk-room-rules',
  imports: [SelectField],
  template: `
    <sk-select-field
      label="roomRules.posting"
      words="roomRules.right."
      [options]="rights"
      [value]="settings().posting ?? 'member'"
      (chosen)="chosen.emit({ posting: $event === 'member' ? null : $event })"
    />
    <sk-select-field
      label="roomRules.inviting"
      words="roomRules.right."
      [options]="usualRights"
      [value]="settings().inviting ?? usual"
      (chosen)="chosen.emit({ inviting: $event === usual ? null : $event })"
    />
    <sk-select-field
      label="roomRules.mentioningAll"
      words="roomRules.right."
      [options]="usualRights"
      [value]="settings().mentioningAll ?? usual"
      (chosen)="chosen.emit({ mentioningAll: $event === usual ? null : $event })"
    />
    <sk-select-field
      label="roomRules.slowMode"
      [options]="slow()"
      [say]="slowText"
      [value]="slowMode()"
      (chosen)="chosen.emit({ slowMode: +$event })"
    />
    <sk-select-field
      label="roomRules.history"
      words="roomRules.from."
      [options]="starts"
      [value]="settings().history ?? 'start'"
      (chosen)="chosen.emit({ history: $event })"
    />
    <sk-select-field
      label="roomRules.retention"
      [options]="retention()"
      [say]="retentionText"
      [value]="retentionDays()"
      (chosen)="chosen.emit({ retentionDays: $event === usual ? null : +$event })"
    />
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr));
      gap: var(--sk-space-4);
      align-items: end;
    }
  `,
})
export class RoomRules {
  readonly settings = input.required<RoomSettings>();
  readonly chosen = output<UpdateRoomRequest>();

  readonly #counting = inject(Counting);
  protected readonly usual = USUAL;
  protected readonly rights = ROOM_RIGHTS;
  protected readonly usualRights = [USUAL, ...ROOM_RIGHTS] as const;
  protected readonly starts = HISTORY_STARTS;

  protected readonly slowMode = computed(() => String(this.settings().slowMode ?? 0));
  protected readonly slow = computed(() => withOwn(SLOW, this.settings().slowMode ?? 0));
  protected readonly retentionDays = computed(() => String(this.settings().retentionDays ?? USUAL));
  protected readonly retention = computed(() => [
    USUAL,
    ...withOwn(RETENTION, this.settings().retentionDays ?? 0),
  ]);

  protected readonly slowText = (seconds: string): string => this.#slowText(Number(seconds));
  protected readonly retentionText = (days: string): string => {
    if (days === USUAL) return this.#counting.plain('roomRules.keep.usual');
    return days === '0'
      ? this.#counting.plain('roomRules.keep.always')
      : this.#counting.sentence('roomRules.keep.days', Number(days));
  };

  #slowText(seconds: number): string {
    if (seconds === 0) return this.#counting.plain('roomRules.slow.none');
    if (seconds % HOUR === 0) return this.#counting.sentence('roomRules.slow.hours', seconds / HOUR);
    if (seconds % MINUTE === 0) return this.#counting.sentence('roomRules.slow.minutes', seconds / MINUTE);
    return this.#counting.sentence('roomRules.slow.seconds', seconds);
  }
}

/** What is offered, and what was chosen elsewhere. */
const withOwn = (offered: readonly number[], own: number): string[] =>
  [...new Set([...offered, own])].sort((one, other) => one - other).map(String);
