export type MicrophonePart = 'context' | 'source' | 'recorder' | 'start';

/** A microphone of which the test sees whether it still listens. */
export class FakeMicrophone {
  /** Whether each of what was opened is still open. */
  readonly tracks: { live: boolean }[] = [];
  readonly contexts: { state: 'running' | 'closed' }[] = [];
  readonly addresses = new Set<string>();
  /** What it throws, and what of it. */
  fault: { readonly at: MicrophonePart; readonly error: DOMException } | null = null;

  /** Puts it in the place of the browser's, which this one does not have. */
  install(): void {
    vi.stubGlobal('AudioContext', this.#contextClass());
    vi.stubGlobal('MediaRecorder', this.#recorderClass());
    Object.defineProperty(navigator, 'mediaDevices', {
      configurable: true,
      value: { getUserMedia: () => Promise.resolve(this.#stream()) },
    });
    URL.createObjectURL = () => {
      const address = `blob:${this.addresses.size}`;
      this.addresses.add(address);
      return address;
    };
    URL.revokeObjectURL = (address) => void this.addresses.delete(address);
  }

  uninstall(): void {
    vi.unstubAllGlobals();
    Reflect.deleteProperty(navigator, 'mediaDevices');
  }

  /** Whether nothing of it is held any more. */
  get isFree(): boolean {
    const silent = this.tracks.every(({ live }) => !live);
    return silent && this.contexts.every(({ state }) => state === 'closed') && this.addresses.size === 0;
  }

  #stream(): MediaStream {
    const track = { live: true };
    this.tracks.push(track);
    return { getTracks: () => [{ stop: () => (track.live = false) }] } as unknown as MediaStream;
  }

  #contextClass() {
    const { contexts } = this;
    const fail = (at: MicrophonePart) => this.#failAt(at);
    return class {
      state: 'running' | 'closed' = 'running';

      constructor() {
        fail('context');
        contexts.push(this);
      }

      createAnalyser() {
        return { fftSize: 4, getFloatTimeDomainData: (samples: Float32Array) => samples.fill(0.35) };
      }

      createMediaStreamSource() {
        fail('source');
        return { connect: () => undefined };
      }

      close() {
        this.state = 'closed';
        return Promise.resolve();
      }
    };
  }

  #recorderClass() {
    const fail = (at: MicrophonePart) => this.#failAt(at);
    return class extends EventTarget {
      static isTypeSupported = () => true;
      readonly mimeType: string;
      state: RecordingState = 'inactive';

      constructor(_stream: MediaStream, { mimeType }: { mimeType: string }) {
        super();
        fail('recorder');
        this.mimeType = mimeType;
      }

      start() {
        fail('start');
        this.state = 'recording';
      }

      pause() {
        this.state = 'paused';
      }

      resume() {
        this.state = 'recording';
      }

      stop() {
        this.state = 'inactive';
        const data = new Blob(['words']);
        this.dispatchEvent(Object.assign(new Event('dataavailable'), { data }));
        this.dispatchEvent(new Event('stop'));
      }
    };
  }

  #failAt(part: MicrophonePart): void {
    if (this.fault?.at === part) throw this.fault.error;
  }
}
