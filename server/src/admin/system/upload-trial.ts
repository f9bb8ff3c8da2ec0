import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { UploadTrial as UploadTrialView } from '#contracts';
import { DomainError } from '../../common/domain-error.js';
import { LiveSettings } from '../../server-settings/live-settings.js';

/** Takes what an upload would bring and throws it away: what does not arrive was kept back on the way. */
@Injectable()
export class UploadTrial {
  constructor(private readonly settings: LiveSettings) {}

  /** @throws DomainError `file.tooLarge` for more than an upload may have */
  async take(bytes: Readable): Promise<UploadTrialView> {
    let count = 0;
    for await (const piece of bytes as AsyncIterable<Buffer>) {
      count += piece.length;
      if (count > this.settings.current.maxUploadSize) throw new DomainError('file.tooLarge');
    }
    return { bytes: count };
  }
}
