import { Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import multer from 'multer';
import type { FileInfo } from '#contracts';
import type { Actor } from '../auth/principal.js';
import { DomainError } from '../common/domain-error.js';
import { newId } from '../common/ids.js';
import { asRefusal } from './disk-full.js';
import { Intake } from './intake.js';
import { nameOf } from './upload-wish.js';
import { UploadsService } from './uploads.service.js';
import { type Live, LiveSettings } from '../server-settings/live-settings.js';

const FIELD = 'file';
/** What a form may hold beside its one file. Nothing of it is read, and no name of it may speak of lists or trees. */
const LIMITS = {
  files: 1,
  fields: 10,
  parts: 12,
  fieldNameSize: 100,
  fieldSize: 1_024,
  headerPairs: 20,
  fieldNestingDepth: 0,
};
/** Of the boundaries and heads around the file. */
const FRAME = 64 * 1_024;

/** Files by a form (multipart/form-data), for tools: in one request, and not to be taken up again. */
@Injectable()
export class MultipartDoor {
  constructor(
    private readonly uploads: UploadsService,
    private readonly intake: Intake,
    @Inject(LiveSettings) private readonly settings: Live<'maxUploadSize'>,
  ) {}

  /** Takes a form's file in. @throws DomainError when it is refused; nothing of it is left then */
  async take(user: Actor, request: Request, response: Response): Promise<FileInfo | undefined> {
    if (!request.is('multipart/form-data')) throw new DomainError('request.mediaType');
    const reserved = this.reservationFor(request);
    const id = newId();
    let storing: Promise<void> | undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        const store = (file: Express.Multer.File): Promise<void> => {
          storing = this.store(user, id, file, reserved);
          storing.catch(reject);
          return storing;
        };
        read(request, response, store).then(resolve, reject);
      });
    } catch (error) {
      const failure = await storing?.then(
        () => undefined,
        (reason: unknown) => reason,
      );
      await this.uploads.drop(id);
      // Where storing refused, the parser only saw its stream end too early.
      throw asRefusal(failure instanceof DomainError ? failure : error);
    }
    return (await this.intake.finish(id)).file;
  }

  /** The most that the file can take. @throws DomainError `file.tooLarge` */
  private reservationFor(request: Request): number {
    const { maxUploadSize } = this.settings.current;
    const length = Number(request.get('content-length') ?? maxUploadSize);
    if (length > maxUploadSize + FRAME) throw new DomainError('file.tooLarge');
    return Math.min(length, maxUploadSize);
  }

  private async store(user: Actor, id: string, file: Express.Multer.File, size: number): Promise<void> {
    await this.uploads.begin(user, id, { name: nameOf(file.originalname), size });
    await this.uploads.receive(id, file.stream, { offset: 0, end: size });
  }
}

/** Resolves when the whole form was read and its file is stored. Refusals of the parser are the sender's fault. */
function read(
  request: Request,
  response: Response,
  store: (file: Express.Multer.File) => Promise<void>,
): Promise<void> {
  const storage: multer.StorageEngine = {
    _handleFile: (_, file, done) => void store(file).then(() => done(null, {}), done),
    _removeFile: (_request, _file, done) => done(null),
  };
  const form = multer({ storage, limits: LIMITS, defParamCharset: 'utf8' }).single(FIELD);
  return new Promise((resolve, reject) => {
    form(request, response, (error: unknown) => {
      if (error) reject(refusalOf(error));
      else if (!request.file) reject(DomainError.field(FIELD, 'required'));
      else resolve();
    });
  });
}

const OTHER_FILES = ['LIMIT_FILE_COUNT', 'LIMIT_UNEXPECTED_FILE'];

function refusalOf(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  const isOther = error instanceof multer.MulterError && OTHER_FILES.includes(error.code);
  return isOther ? DomainError.field(error.field ?? FIELD, 'unknown') : new DomainError('request.malformed');
}
