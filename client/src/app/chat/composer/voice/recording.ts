import { computed, signal } from '@angular/core';
import type { Voice } from '../../../core/uploads/upload-storage';
import { loudness, waveformOf } from './loudness';
import type { SoundType } from './sound-type';

const LEVEL_MS = 50;
/** So many levels are shown while they come. */
const SHOWN = 48;

export interface Recorded {
  readonly blob: Blob;
  readonly voice: Voice;
}

/** One take of the microphone: its time and loudness while it runs, and what came of it. */
export class Recording {
  readonly #recorder: MediaRecorder;
  readonly #context = new AudioContext();
  readonly #analyser = this.#context.createAnalyser();
  readonly #chunks: Blob[] = [];
  readonly #levels = signal<readonly number[]>([]);
  readonly #paused = signal(false);
  readonly #clock: ReturnType<typeof setInterval>;

  /** The newest last. */
  readonly levels = computed(() => this.#levels().slice(-SHOWN));
  readonly paused = this.#paused.asReadonly();
  /** Pauses left out. */
  readonly durationMs = computed(() => this.#levels().length * LEVEL_MS);

  private constructor(
    private readonly stream: MediaStream,
    { type }: SoundType,
  ) {
    this.#context.createMediaStreamSource(stream).connect(this.#analyser);
    this.#recorder = new MediaRecorder(stream, { mimeType: type });
    this.#recorder.addEventListener('dataavailable', ({ data }) => this.#chunks.push(data));
    this.#recorder.start(1_000);
    this.#clock = setInterval(() => this.#listen(), LEVEL_MS);
  }

  /** Asks for the microphone. Rejects with the browser's `DOMException` when it may not or cannot be used. */
  static async start(type: SoundType): Promise<Recording> {
    return new Recording(await navigator.mediaDevices.getUserMedia({ audio: true }), type);
  }

  pause(): void {
    this.#recorder.pause();
    this.#paused.set(true);
  }

  resume(): void {
    this.#recorder.resume();
    this.#paused.set(false);
  }

  async stop(): Promise<Recorded> {
    const stopped = new Promise((resolve) =>
      this.#recorder.addEventListener('stop', resolve, { once: true }),
    );
    if (this.#recorder.state !== 'inactive') {
      this.#recorder.stop();
      await stopped;
    }
    this.#end();
    const [type] = this.#recorder.mimeType.split(';');
    const voice = { waveform: waveformOf(this.#levels()), durationMs: this.durationMs() };
    return { blob: new Blob(this.#chunks, { type }), voice };
  }

  /** Lets go of the microphone and of what was said. */
  cancel(): void {
    if (this.#recorder.state !== 'inactive') this.#recorder.stop();
    this.#end();
  }

  #listen(): void {
    if (this.#paused()) return;
    const samples = new Float32Array(this.#analyser.fftSize);
    this.#analyser.getFloatTimeDomainData(samples);
    this.#levels.update((levels) => [...levels, loudness(samples)]);
  }

  #end(): void {
    clearInterval(this.#clock);
    for (const track of this.stream.getTracks()) track.stop();
    if (this.#context.state !== 'closed') void this.#context.close();
  }
}
