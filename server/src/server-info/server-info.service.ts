import { Inject, Injectable } from '@nestjs/common';
import type { ServerInfo } from '#contracts';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';

/** What of the settings a client should know. */
@Injectable()
export class ServerInfoService {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  get(): ServerInfo {
    const { editWindowMs, linkPreviews, maxUploadSize, fileTypes } = this.settings;
    return {
      ...(editWindowMs > 0 && { editWindowMs }),
      linkPreviews,
      uploads: { maxSize: maxUploadSize, extensions: fileTypes },
    };
  }
}
