import {
  Component,
  DestroyRef,
  ElementRef,
  afterNextRender,
  computed,
  effect,
  inject,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { TranslatePipe } from '@ngx-translate/core';
import { ServerInfoStore } from '../../../core/server-info-store';
import { Icon } from '../../../ui/icon';
import { FileWords } from '../../files/file-words';
import { waveformOf } from './loudness';
import { type Recorded, Recording } from './recording';
import { type SoundType, soundType } from './sound-type';
import type { VoiceFile } from './voice-file';

type Phase = 'asking' | 'recording' | 'listening' | 'failed';

/** Longer than this it is a lecture: the recording stops and can be sent. */
const LONGEST_MS = 15 * 60_000;

/** Records a voice message: speak, stop, listen, send. The microphone is let go of as soon as it is not needed. */
@Component({
  selector: 'sk-voice-recorder',
  imports: [Icon, MatIconButton, TranslatePipe],
  templateUrl: './voice-recorder.html',
  styleUrl: './voice-recorder.scss',
  host: { role: 'group', '(keydown.escape)': 'escaped($event)' },
})
export class VoiceRecorder {
  readonly #server = inject(ServerInfoStore);
  protected readonly words = inject(FileWords);

  readonly recorded = output<VoiceFile>();
  readonly closed = output();

  private readonly cancelButton = viewChild.required<unknown, ElementRef<HTMLElement>>('cancelButton', {
    read: ElementRef,
  });
  protected readonly phase = signal<Phase>('asking');
  /** Why there is no recording: a key of the translations. */
  protected readonly fault = signal('');
  readonly #recording = signal<Recording | null>(null);
  readonly #taken = signal<(Recorded & { url: string }) | null>(null);
  #type: SoundType | undefined;
  #gone = false;

  protected readonly recording = this.#recording.asReadonly();
  protected readonly taken = this.#taken.asReadonly();
  protected readonly bars = computed(() => {
    const taken = this.#taken();
    if (taken)
      return waveformOf(
        taken.voice.waveform.map((value) => value / 100),
        48,
      );
    return (this.#recording()?.levels() ?? []).map((level) => Math.round(level * 100));
  });
  protected readonly time = computed(() => {
    const ms = this.#taken()?.voice.durationMs ?? this.#recording()?.durationMs() ?? 0;
    return this.words.length(Math.floor(ms / 1_000));
  });

  constructor() {
    afterNextRender(() => {
      this.cancelButton().nativeElement.focus();
      void this.#start();
    });
    effect(() => {
      const recording = this.#recording();
      if (recording && recording.durationMs() >= LONGEST_MS) untracked(() => void this.stop());
    });
    inject(DestroyRef).onDestroy(() => {
      this.#gone = true;
      this.#recording()?.cancel();
      const taken = this.#taken();
      if (taken) URL.revokeObjectURL(taken.url);
    });
  }

  protected toggle(recording: Recording): void {
    if (recording.paused()) recording.resume();
    else recording.pause();
  }

  protected async stop(): Promise<void> {
    const recording = this.#recording();
    if (!recording || this.phase() !== 'recording') return;
    this.phase.set('listening');
    const recorded = await recording.stop();
    if (!this.#gone) this.#taken.set({ ...recorded, url: URL.createObjectURL(recorded.blob) });
  }

  protected async send(): Promise<void> {
    await this.stop();
    const taken = this.#taken();
    if (!taken || !this.#type) return;
    const { blob, voice } = taken;
    const at = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
    this.recorded.emit({ name: `voice-${at}.${this.#type.extension}`, blob, voice });
  }

  protected escaped(event: Event): void {
    event.stopPropagation();
    this.closed.emit();
  }

  async #start(): Promise<void> {
    await this.#server.load();
    const supported = typeof MediaRecorder !== 'undefined' && 'mediaDevices' in navigator;
    this.#type = supported
      ? soundType((type) => MediaRecorder.isTypeSupported(type), this.#server.info().uploads?.extensions)
      : undefined;
    if (!this.#type) return this.#fail('voice.unsupported');
    try {
      const recording = await Recording.start(this.#type);
      if (this.#gone) return recording.cancel();
      this.#recording.set(recording);
      this.phase.set('recording');
    } catch (thrown) {
      this.#fail(faultKey(thrown));
    }
  }

  #fail(key: string): void {
    this.fault.set(key);
    this.phase.set('failed');
  }
}

/** What the browser says of a microphone it does not give. */
function faultKey(thrown: unknown): string {
  const name = thrown instanceof DOMException ? thrown.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'voice.denied';
  return name === 'NotFoundError' ? 'voice.noMicrophone' : 'voice.failed';
}
