import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '../../common/domain-error.js';
import { SETTINGS } from '../../config/config.module.js';
import type { ClamdSettings, Settings } from '../../config/settings.js';
import { Log } from '../../logging/log.js';
import { virusIn } from './clamd.js';

/** clamd gives a file two minutes at most, and says nothing meanwhile. */
const SILENCE_MS = 125_000;

/** Asks a virus scanner about a file, where one is set. */
@Injectable()
export class VirusScanner {
  constructor(
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'clamd'>,
    private readonly log: Log,
  ) {}

  /** @throws DomainError `file.infected`, `file.unscanned` */
  async check(path: string): Promise<void> {
    const { clamd } = this.settings;
    if (!clamd) return;
    const virus = await this.ask(path, clamd);
    if (virus === undefined) return;
    this.log.warn({ virus }, 'a virus was found in a file');
    throw new DomainError('file.infected');
  }

  private async ask(path: string, clamd: ClamdSettings): Promise<string | undefined> {
    try {
      return await virusIn(path, clamd, SILENCE_MS);
    } catch (error) {
      this.log.error({ err: error, isTaken: !clamd.isRequired }, 'a file could not be scanned');
      if (clamd.isRequired) throw new DomainError('file.unscanned');
      return undefined;
    }
  }
}
