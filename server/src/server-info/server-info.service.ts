import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ServerInfo } from '#contracts';
import { Broadcaster } from '../realtime/broadcaster.js';
import { LiveSettings } from '../server-settings/live-settings.js';

const MINUTE_MS = 60_000;

/** What of the settings a client should know, whoever it is. */
@Injectable()
export class ServerInfoService implements OnModuleInit {
  constructor(
    private readonly settings: LiveSettings,
    private readonly broadcaster: Broadcaster,
  ) {}

  onModuleInit(): void {
    this.settings.onChange(() =>
      this.broadcaster.send({ everyone: true }, 'server_updated', { server: this.get() }),
    );
  }

  get(): ServerInfo {
    const { editWindowMinutes, linkPreviews, maxUploadSize, fileTypes, ...rest } = this.settings.current;
    const { name, registration, maintenance, messageOfTheDay } = rest;
    return {
      ...(name !== '' && { name }),
      registration,
      maintenance,
      messageOfTheDay,
      ...(editWindowMinutes > 0 && { editWindowMs: editWindowMinutes * MINUTE_MS }),
      linkPreviews,
      uploads: { maxSize: maxUploadSize, extensions: fileTypes },
    };
  }
}
