import { Service, inject } from '@angular/core';
import type { BackupsAnswer, MailTrial, SystemAnswer, SystemStatus } from '#contracts';
import { Http, path } from '../../core/http';
import { Confirmations } from '../confirmation/confirmations';

/** The console's routes of the system. Throws `ApiError`. */
@Service()
export class SystemApi {
  readonly #http = inject(Http);
  readonly #confirmation = inject(Confirmations);

  async status(): Promise<SystemStatus> {
    return (await this.#http.get<SystemAnswer>('admin/system')).system;
  }

  /** Sends a letter to one’s own e-mail address. */
  tryMail(): Promise<MailTrial> {
    return this.#http.post('admin/system/mail');
  }

  backups(): Promise<BackupsAnswer> {
    return this.#http.get('admin/backups');
  }

  makeBackup(): Promise<BackupsAnswer> {
    return this.#http.post('admin/backups');
  }

  deleteBackup(name: string): Promise<void> {
    return this.#confirmation.run(() => this.#http.delete(path`admin/backups/${name}`));
  }

  /** Where the browser fetches it. */
  backupAddress(name: string): string {
    return `/api/admin/backups/${encodeURIComponent(name)}`;
  }
}
