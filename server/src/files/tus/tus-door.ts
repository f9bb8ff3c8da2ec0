import { AsyncLocalStorage } from 'node:async_hooks';
import { Inject, Injectable } from '@nestjs/common';
import { Server, type Upload as TusUpload } from '@tus/server';
import type { Request, Response } from 'express';
import type { ErrorCode, Upload as UploadView } from '#contracts';
import type { Actor } from '../../auth/principal.js';
import { DomainError } from '../../common/domain-error.js';
import { isId, newId } from '../../common/ids.js';
import { Intake } from '../intake.js';
import { wishOf } from '../upload-wish.js';
import { UploadsService } from '../uploads.service.js';
import { bytesOf } from './request-bytes.js';
import { UploadLocks } from './upload-locks.js';
import { UploadStore } from './upload-store.js';
import { type Live, LiveSettings } from '../../server-settings/live-settings.js';

const PATH = '/api/uploads';
const VERSION = '1.0.0';
/** Of the request before, once another has come for the same upload. */
const LAST_WORDS_MS = 100;

/** What the protocol refuses, by the status that its library gives. */
const CODES = new Map<number, ErrorCode>([
  [404, 'upload.notFound'],
  [409, 'upload.conflict'],
  [410, 'upload.notFound'],
  [413, 'file.tooLarge'],
]);

/** One request while the library has it in hand. */
interface Call {
  user: Actor;
  /** Whose body the store reads by itself. */
  request: Request;
  /** What a hook or the store threw: it says more than the library's own answer. */
  failure?: unknown;
  /** What is told of the upload in the end. */
  upload?: UploadView;
}

/**
 * Resumable uploads by the protocol tus (https://tus.io/protocols/resumable-upload), spoken by its own library. Guards
 * have looked at the request before, and what is refused is thrown, so that it leaves as every other refusal does.
 */
@Injectable()
export class TusDoor {
  private readonly server: Server;
  private readonly calls = new AsyncLocalStorage<Call>();

  constructor(
    private readonly uploads: UploadsService,
    private readonly intake: Intake,
    @Inject(LiveSettings) settings: Live<'maxUploadSize'>,
  ) {
    const locks = new UploadLocks();
    this.server = new Server({
      path: PATH,
      relativeLocation: true,
      maxSize: () => settings.current.maxUploadSize,
      datastore: new UploadStore(uploads, (id) => bytesOf(this.call.request, locks.signalOf(id))),
      locker: locks,
      lockDrainTimeout: LAST_WORDS_MS,
      namingFunction: newId,
      onIncomingRequest: ({ method }, id) => this.checkOwner(method, id),
      onUploadCreate: (_request, upload) => this.begin(upload),
      onUploadFinish: (_request, { id }) => this.finish(id),
      onResponseError: (_request, error) => {
        this.call.failure = error;
        return undefined;
      },
    });
  }

  /** Answers one request of the protocol. @throws DomainError when it is refused */
  async answer(user: Actor, request: Request, response: Response): Promise<void> {
    response.setHeader('Tus-Resumable', VERSION);
    response.setHeader('Tus-Version', VERSION);
    const isQuestion = request.method === 'OPTIONS';
    if (!isQuestion && request.get('tus-resumable') !== VERSION) throw new DomainError('upload.protocol');
    const call: Call = { user, request };
    const answer = await this.ask(call);
    if (call.failure !== undefined && !isOfLibrary(call.failure)) throw call.failure;
    if (!answer.ok) throw new DomainError(CODES.get(answer.status) ?? 'request.malformed');
    for (const [name, value] of answer.headers) if (isOfTus(name)) response.setHeader(name, value);
    if (!call.upload) response.status(answer.status).end();
    else response.status(answer.status === 204 ? 200 : answer.status).json({ upload: call.upload });
  }

  private async ask(call: Call): Promise<globalThis.Response> {
    try {
      return await this.calls.run(call, () => this.server.handleWeb(withoutBody(call.request)));
    } finally {
      call.request.resume();
    }
  }

  private async checkOwner(method: string, id: string): Promise<void> {
    // What is being made has no owner yet.
    if (method === 'POST') return;
    if (!isId(id)) throw new DomainError('upload.notFound');
    await this.uploads.find(id, this.call.user);
  }

  private async begin({ id, size, metadata }: TusUpload): Promise<object> {
    const { user } = this.call;
    await this.uploads.begin(user, id, wishOf(metadata ?? {}, size ?? 0));
    this.call.upload = await this.uploads.get(user, id);
    return {};
  }

  private async finish(id: string): Promise<object> {
    this.call.upload = await this.intake.finish(id);
    return {};
  }

  private get call(): Call {
    const call = this.calls.getStore();
    if (!call) throw new Error('The library asks outside of a request.');
    return call;
  }
}

/** As the library reads requests. It would pass the bytes through four buffers of its own on their way to the store. */
const withoutBody = ({ path, method, headers }: Request): globalThis.Request =>
  new Request(`http://localhost${path}`, {
    method,
    headers: Object.entries(headers).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  });

/** What the library throws itself carries the status of its answer. */
const isOfLibrary = (failure: unknown): boolean =>
  typeof failure === 'object' && failure !== null && 'status_code' in failure;

/** Who may ask from elsewhere is decided for all routes in one place, and not by the library. */
const isOfTus = (name: string): boolean => /^(?:location|upload-|tus-)/.test(name);
