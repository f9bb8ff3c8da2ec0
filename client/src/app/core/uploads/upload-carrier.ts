import type { ErrorCode, FileInfo, Upload } from '#contracts';
import type { Api } from '../api';
import { ApiError } from '../api-error';
import { afterRefusal } from '../send-refusal';
import type { Pauses } from './pauses';
import type { PendingUpload } from './pending-upload';
import type { UploadRoad } from './upload-road';
import type { StoredUpload, UploadStorage } from './upload-storage';

/** The server tells when it has examined a file; whoever missed that asks. */
const ASK_AGAIN_MS = 2_000;
/** A shorter wait is not worth a clock: the file waits for its turn. */
const SHORT_MS = 5_000;

/** No reason to give up. */
const AGAIN: ReadonlySet<string> = new Set(['upload.notFound', 'upload.conflict']);

export interface CarrierDeps {
  api: Api;
  pauses: Pauses;
  storage: UploadStorage;
  road: () => Promise<UploadRoad>;
  /** Resolves when the server can be reached, as far as the page knows. */
  online: (signal: AbortSignal) => Promise<void>;
  /** Shows how far it has come. */
  show: (id: string, changes: Partial<PendingUpload>) => void;
}

/** Brings one file to the server, however often the line is cut, until it is ready there or refused. */
export class UploadCarrier {
  #server: string | undefined;
  #sent = 0;

  constructor(
    private readonly upload: StoredUpload,
    private readonly deps: CarrierDeps,
    private readonly signal: AbortSignal,
  ) {
    this.#server = upload.server;
  }

  async run(): Promise<void> {
    const { show } = this.deps;
    const { id } = this.upload;
    for (let tries = 1; !this.signal.aborted; tries += 1) {
      await this.deps.online(this.signal);
      if (this.signal.aborted) return;
      const before = this.#sent;
      try {
        return await this.#ready(await this.#bring());
      } catch (thrown) {
        if (!(thrown instanceof ApiError)) throw thrown;
        if (this.signal.aborted) return;
        if (this.#sent > before) tries = 1;
        const decision = afterRefusal(this.#passing(thrown), tries);
        if (decision.act === 'fail') return await this.#failed(thrown);
        const asked = decision.act === 'wait' && decision.asked;
        show(id, { state: 'waiting', retryAt: goesOnAt(thrown) });
        if (decision.act === 'stop') return;
        await this.deps.pauses.take(decision.ms, { asked, signal: this.signal });
      }
    }
  }

  /** One try: asks what the server has already, sends the rest, waits for its verdict. */
  async #bring(): Promise<FileInfo> {
    const known = this.#server === undefined ? undefined : await this.#known(this.#server);
    if (known && known.state !== 'receiving') return this.#verdict(known);
    const road = await this.deps.road();
    this.deps.show(this.upload.id, { retryAt: undefined });
    const { name, blob, voice } = this.upload;
    const watch = {
      begun: (server: string) => this.#begun(server),
      sent: (bytes: number) => this.#moved(bytes),
    };
    const answer = await road.carry({ name, blob, voice, server: this.#server }, watch, this.signal);
    return this.#verdict(answer ?? (await this.deps.api.upload(this.#server ?? '')));
  }

  /** Undefined when the server has forgotten it: then it begins anew. */
  async #known(server: string): Promise<Upload | undefined> {
    try {
      return await this.deps.api.upload(server);
    } catch (thrown) {
      if (ApiError.codeOf(thrown) !== 'upload.notFound') throw thrown;
      await this.#forget();
      return undefined;
    }
  }

  async #verdict(upload: Upload): Promise<FileInfo> {
    while (!this.signal.aborted) {
      if (upload.state === 'ready' && upload.file) return upload.file;
      if (upload.state === 'refused') {
        await this.#forget();
        throw this.#refused(upload.error ?? 'server.error');
      }
      // Whole here and not there: what was answered is older than what was sent.
      if (upload.state === 'receiving') throw new ApiError('network.offline');
      this.deps.show(this.upload.id, { state: 'examining' });
      await this.deps.pauses.take(ASK_AGAIN_MS, { signal: this.signal });
      upload = await this.deps.api.upload(upload.id);
    }
    throw new ApiError('network.offline');
  }

  #refused(code: ErrorCode): ApiError {
    return ApiError.fromWire({ code, message: '' });
  }

  /** Only now it is being sent: asked again and again, a server that lets nobody in would make the card flicker. */
  #begun(server: string): void {
    this.deps.show(this.upload.id, { state: 'sending' });
    if (server === this.#server) return;
    this.#server = server;
    this.deps.show(this.upload.id, { server });
    void this.deps.storage.change(this.upload.id, { server });
  }

  #moved(bytes: number): void {
    this.#sent = Math.max(this.#sent, bytes);
    const whole = bytes === this.upload.blob.size;
    this.deps.show(this.upload.id, { sent: bytes, state: whole ? 'examining' : 'sending' });
  }

  /** What the server no longer has is sent from the beginning, and more than it has from where it stands. */
  #passing(error: ApiError): ApiError {
    if (error.code === 'upload.notFound') void this.#forget();
    return AGAIN.has(error.code) ? new ApiError('network.offline') : error;
  }

  async #forget(): Promise<void> {
    this.#server = undefined;
    this.#sent = 0;
    this.deps.show(this.upload.id, { server: undefined, sent: 0 });
    await this.deps.storage.change(this.upload.id, { server: undefined });
  }

  async #ready(file: FileInfo): Promise<void> {
    await this.deps.storage.change(this.upload.id, { file });
    this.deps.show(this.upload.id, { state: 'ready', file, sent: this.upload.blob.size, retryAt: undefined });
  }

  async #failed({ code, status }: ApiError): Promise<void> {
    await this.deps.storage.change(this.upload.id, { error: code });
    this.deps.show(this.upload.id, { state: 'failed', error: code, status, retryAt: undefined });
  }
}

/** When the server said to come back, if that is long. */
function goesOnAt({ retryAfterMs = 0 }: ApiError): number | undefined {
  return retryAfterMs > SHORT_MS ? Date.now() + retryAfterMs : undefined;
}
