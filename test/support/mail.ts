import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A mail server on a free port, which keeps what it takes. */
export class TestMail {
  readonly letters: ParsedMail[] = [];
  /** Set: mails are refused with these words. */
  refusal?: string;
  private readonly waiting: (() => void)[] = [];

  private constructor(private readonly server: SMTPServer) {}

  static async start(): Promise<TestMail> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo: (_address, _session, done) => done(mail.refusal ? new Error(mail.refusal) : null),
      onData: (stream, _session, done) => {
        simpleParser(stream).then((letter) => mail.take(letter, done), done);
      },
    });
    const mail = new TestMail(server);
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return mail;
  }

  get env(): Record<string, string> {
    const { port } = this.server.server.address() as AddressInfo;
    return {
      SMTP_URL: `smtp://127.0.0.1:${port}`,
      MAIL_FROM: 'Sokhan <chat@example.org>',
      PUBLIC_URL: 'https://chat.example.org',
    };
  }

  /** The letters to an address, once there are as many. */
  async to(address: string, count = 1): Promise<ParsedMail[]> {
    const found = this.letters.filter((letter) => recipientOf(letter) === address);
    if (found.length >= count) return found;
    await new Promise<void>((resolve) => this.waiting.push(resolve));
    return this.to(address, count);
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private take(letter: ParsedMail, done: () => void): void {
    this.letters.push(letter);
    done();
    this.waiting.splice(0).forEach((tell) => tell());
  }
}

export const recipientOf = ({ to }: ParsedMail): string | undefined =>
  [to ?? []].flat()[0]?.value[0]?.address;

/** What stands behind the hash sign of the link in it. */
export const tokenIn = ({ text = '' }: ParsedMail): string => /#([\w-]{43})/.exec(text)?.[1] ?? '';
