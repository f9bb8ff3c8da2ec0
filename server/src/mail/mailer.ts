import { Inject, Injectable } from '@nestjs/common';
import { type Transporter, createTransport } from 'nodemailer';
import { DomainError } from '../common/domain-error.js';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { causeOf } from '../logging/cause.js';
import { Log } from '../logging/log.js';
import { type Letter, htmlOf, textOf } from './letter.js';

const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/** Sends letters by the mail server of the settings, where there is one. */
@Injectable()
export class Mailer {
  private readonly transport: Transporter | null;
  private readonly from: string;

  constructor(
    @Inject(SETTINGS) { mail }: Pick<Settings, 'mail'>,
    private readonly log: Log,
  ) {
    this.transport = mail ? createTransport({ url: mail.url, ...PATIENCE }) : null;
    this.from = mail?.from ?? '';
  }

  get isOn(): boolean {
    return this.transport !== null;
  }

  /** Resolves when the mail server has taken it. @throws DomainError `mail.off`, `mail.failed` */
  async send(to: string, letter: Letter): Promise<void> {
    const transport = this.on();
    try {
      await transport.sendMail({
        from: this.from,
        // As an object it is one address, whatever stands in it.
        to: { name: '', address: to },
        subject: letter.subject,
        text: textOf(letter),
        html: htmlOf(letter),
        // Asks servers that answer for absent people to let it be.
        headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': letter.language },
        disableFileAccess: true,
        disableUrlAccess: true,
      });
    } catch (error) {
      this.log.warn({ cause: causeOf(error) }, 'a mail was not sent');
      throw new DomainError('mail.failed');
    }
  }

  /** Whether the mail server answers and knows this one. @throws Error why it does not; DomainError `mail.off` */
  async verify(): Promise<void> {
    await this.on().verify();
  }

  private on(): Transporter {
    if (!this.transport) throw new DomainError('mail.off');
    return this.transport;
  }
}
