import { setTimeout as wait } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { HealthPart, HealthPartName } from '#contracts';
import { Clock } from '../../common/clock.js';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.js';
import { Database } from '../../database/database.js';
import { pingClamd } from '../../files/inspection/clamd.js';
import { FileStorage } from '../../files/storage/file-storage.js';
import { Mailer } from '../../mail/mailer.js';
import { causeOf } from '../../logging/cause.js';

/** Who answers later is as good as away for those who wait. */
const WITHIN_MS = 5_000;

type Check = () => Promise<Partial<HealthPart> | void>;

/** Tries each part of the server. */
@Injectable()
export class HealthParts {
  constructor(
    private readonly database: Database,
    private readonly storage: FileStorage,
    private readonly mailer: Mailer,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'clamd'>,
  ) {}

  check(): Promise<HealthPart[]> {
    const { clamd } = this.settings;
    return Promise.all([
      this.try('databaseRead', async () => void (await this.database.version())),
      this.try('databaseWrite', () => this.database.tryWrite()),
      this.try('search', async () => ({
        behind: await this.database.writeIndex((indexer) => indexer.roomsBehind().length),
      })),
      this.try('storage', () => this.storage.check()),
      clamd ? this.try('scanner', () => pingClamd(clamd, WITHIN_MS)) : { name: 'scanner', state: 'off' },
      this.mailer.isOn ? this.try('mail', () => this.mailer.verify()) : { name: 'mail', state: 'off' },
    ]);
  }

  private async try(name: HealthPartName, check: Check): Promise<HealthPart> {
    const start = this.clock.monotonic();
    const giveUp = new AbortController();
    try {
      const found = await Promise.race([check(), tooLate(giveUp.signal)]);
      return { name, state: 'ok', ms: Math.round(this.clock.monotonic() - start), ...found };
    } catch (error) {
      return { name, state: 'failing', error: causeOf(error) };
    } finally {
      giveUp.abort();
    }
  }
}

async function tooLate(signal: AbortSignal): Promise<never> {
  await wait(WITHIN_MS, undefined, { signal });
  throw new Error(`It did not answer within ${WITHIN_MS} ms.`);
}
