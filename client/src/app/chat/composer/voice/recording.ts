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
  readonly #analyser: AnalyserNode;
  readonly #chunks: Blob[] = [];
  readonly #levels = signal<readonly number[]>([]);
  readonly #paused = signal(false);
  readonly #clock: ReturnType<typeof setInterval>;
  /** When the microphone was last listened to, and for how long in all, pauses left out. */
  #since = performance.now();
  #elapsedMs = 0;

  /** The newest last. */
  readonly levels = computed(() => this.#levels().slice(-SHOWN));
  readonly paused = this.#paused.asReadonly();
  /** Pauses left out. */
  readonly durationMs = computed(() => this.#levels().length * LEVEL_MS);

  private constructor(
    private readonly stream: MediaStream,
    private readonly context: AudioContext,
    private readonly recorder: MediaRecorder,
  ) {
    this.#analyser = context.createAnalyser();
    context.createMediaStreamSource(stream).connect(this.#analyser);
    recorder.addEventListener('dataavailable', ({ data }) => this.#chunks.push(data));
    recorder.start(1_000);
    this.#clock = setInterval(() => this.#listen(), LEVEL_MS);
  }

  /** Asks for the microphone. Rejects with the browser's `DOMException` when it may not or cannot be used. */
  static async start({ type }: SoundType): Promise<Recording> {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    let context: AudioContext | undefined;
    try {
      context = new AudioContext();
      return new Recording(stream, context, new MediaRecorder(stream, { mimeType: type }));
    } catch (thrown) {
      release(stream, context);
      throw thrown;
    }
  }

  pause(): void {
    this.#listen();
    this.recorder.pause();
    this.#paused.set(true);
  }

  resume(): void {
    this.#since = performance.now();
    this.recorder.resume();
    this.#paused.set(false);
  }

  async stop(): Promise<Recorded> {
    const stopped = new Promise((resolve) => this.recorder.addEventListener('stop', resolve, { once: true }));
    if (this.recorder.state !== 'inactive') {
      this.recorder.stop();
      await stopped;
    }
    this.#end();
    const [type] = this.recorder.mimeType.split(';');
    const voice = { waveform: waveformOf(this.#levels()), durationMs: this.durationMs() };
    return { blob: new Blob(this.#chunks, { type }), voice };
  }

  /** Lets go of the microphone and of what was said. */
  cancel(): void {
    if (this.recorder.state !== 'inactive') this.recorder.stop();
    this.#end();
  }

  #listen(): void {
    if (this.#paused()) return;
    const now = performance.now();
    this.#elapsedMs += now - this.#since;
    this.#since = now;
    // Where the page is in the background its clock is slow: what is heard then stands for all the time since.
    const missing = Math.floor(this.#elapsedMs / LEVEL_MS) - this.#levels().length;
    if (missing < 1) return;
    const samples = new Float32Array(this.#analyser.fftSize);
    this.#analyser.getFloatTimeDomainData(samples);
    const heard = Array<number>(missing).fill(loudness(samples));
    this.#levels.update((levels) => [...levels, ...heard]);
  }

  #end(): void {
    clearInterval(this.#clock);
    release(this.stream, this.context);
  }
}

function release(stream: MediaStream, context: AudioContext | undefined): void {
  for (const track of stream.getTracks()) track.stop();
  if (context && context.state !== 'closed') void context.close();
}
