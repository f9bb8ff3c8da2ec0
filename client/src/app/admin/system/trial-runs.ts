import { Service, inject } from '@angular/core';
import type { ServerAnswer, SystemStatus, UploadTrial } from '#contracts';
import { ApiError } from '../../core/api-error';
import { Connection } from '../../core/connection';
import { Http } from '../../core/http';
import { SystemApi } from './system-api';

/** A round trip that takes longer is felt while chatting. */
const SLOW_MS = 500;
/** Larger ones are not tried: they would take long and show nothing new. */
const MOST_BYTES = 64 * 1_024 * 1_024;
const PIECE = 1_024 * 1_024;
const CLOCK_MS = 30_000;
const SECOND_MS = 1_000;
/** What a proxy answers to a body that is larger than it takes. */
const TOO_LARGE = 413;

/** What was found; `words` is the end of a key, and the rest fills it. */
export interface Finding {
  readonly ok: boolean;
  readonly words: string;
  readonly n?: number;
  /** In bytes. */
  readonly size?: number;
  readonly to?: string;
}

export const TRIALS = ['socket', 'upload', 'clock', 'mail'] as const;
export type TrialName = (typeof TRIALS)[number];

/** Tries from this browser what people need, through everything that lies between it and the server. Nothing throws. */
@Service()
export class TrialRuns {
  readonly #api = inject(SystemApi);
  readonly #connection = inject(Connection);
  readonly #http = inject(Http);

  run(name: TrialName): Promise<Finding> {
    return {
      socket: () => this.#socket(),
      upload: () => this.#upload(),
      clock: () => this.#clock(),
      mail: () => this.#mail(),
    }[name]();
  }

  async #socket(): Promise<Finding> {
    const start = performance.now();
    try {
      await this.#connection.request('get_online_users', {});
    } catch {
      // Whatever it was, no answer came.
      return { ok: false, words: 'socketBad' };
    }
    const n = Math.round(performance.now() - start);
    return n > SLOW_MS ? { ok: false, words: 'socketSlow', n } : { ok: true, words: 'socketGood', n };
  }

  /** Sends as much as a file may have, to where it is thrown away. */
  async #upload(): Promise<Finding> {
    let size = 0;
    try {
      const { server } = await this.#http.get<ServerAnswer>('server');
      const { maxSize } = server.uploads;
      size = Math.min(maxSize, MOST_BYTES);
      const response = await fetch('/api/admin/system/upload', {
        method: 'POST',
        body: zeros(size),
        headers: { 'Content-Type': 'application/octet-stream' },
      });
      if (response.status === TOO_LARGE) return { ok: false, words: 'uploadProxy', size };
      const { bytes } = (await response.json()) as Partial<UploadTrial>;
      if (bytes !== size) return { ok: false, words: 'uploadBad', size };
      return { ok: true, words: size < maxSize ? 'uploadPart' : 'uploadGood', size };
    } catch {
      // A cut line, or an answer that is none of ours.
      return { ok: false, words: 'uploadBad', size };
    }
  }

  /** The server's clock was read somewhere between asking and answering: in the middle, about. */
  async #clock(): Promise<Finding> {
    const start = Date.now();
    const status: SystemStatus | null = await this.#api.status().catch(() => null);
    if (!status) return { ok: false, words: 'clockUnknown' };
    const apart = Math.abs(Date.parse(status.now) - (start + Date.now()) / 2);
    const n = Math.round(apart / SECOND_MS);
    return apart > CLOCK_MS ? { ok: false, words: 'clockBad', n } : { ok: true, words: 'clockGood', n };
  }

  /** That the mail server took it is known; whether it arrives, the admin sees. */
  async #mail(): Promise<Finding> {
    try {
      const { server } = await this.#http.get<ServerAnswer>('server');
      if (!server.mail) return { ok: true, words: 'mailOff' };
      const { to } = await this.#api.tryMail();
      return { ok: true, words: 'mailGood', to };
    } catch (thrown) {
      const code = thrown instanceof ApiError ? thrown.code : '';
      return { ok: false, words: code === 'mail.noAddress' ? 'mailNoAddress' : 'mailBad' };
    }
  }
}

/** So many bytes, of pieces that are the same memory. */
function zeros(size: number): Blob {
  const piece = new Uint8Array(PIECE);
  const pieces = Array.from({ length: Math.floor(size / PIECE) }, () => piece);
  return new Blob([...pieces, piece.subarray(0, size % PIECE)]);
}
