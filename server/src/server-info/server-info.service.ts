import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ServerFace, ServerInfo } from '#contracts';
import { Mailer } from '../mail/mailer.js';
import { Broadcaster } from '../realtime/broadcaster.js';
import { LiveSettings } from '../server-settings/live-settings.js';

const MINUTE_MS = 60_000;

/** What of the settings a client should know, whoever it is. */
@Injectable()
export class ServerInfoService implements OnModuleInit {
  constructor(
    private readonly settings: LiveSettings,
    private readonly broadcaster: Broadcaster,
    private readonly mailer: Mailer,
  ) {}

  onModuleInit(): void {
    this.settings.onChange(() =>
      this.broadcaster.send({ everyone: true }, 'server_updated', { server: this.get() }),
    );
  }

  /** What a page should know before it is drawn. */
  face(): ServerFace {
    const { name, logo, languages, defaultLanguage } = this.settings.current;
    return {
      ...(name !== '' && { name }),
      ...(logo !== '' && { logo }),
      languages,
      ...(defaultLanguage !== 'browser' && { defaultLanguage }),
    };
  }

  get(): ServerInfo {
    const { editWindowMinutes, linkPreviews, maxUploadSize, fileTypes, ...rest } = this.settings.current;
    const { registration, maintenance, messageOfTheDay } = rest;
    return {
      ...this.face(),
      registration,
      maintenance,
      messageOfTheDay,
      ...(editWindowMinutes > 0 && { editWindowMs: editWindowMinutes * MINUTE_MS }),
      linkPreviews,
      mail: this.mailer.isOn,
      uploads: { maxSize: maxUploadSize, extensions: fileTypes },
    };
  }
}
