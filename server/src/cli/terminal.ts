import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';

/** Where a command is typed, or what feeds it. */
export class Terminal {
  constructor(
    private readonly input: NodeJS.ReadStream = process.stdin,
    private readonly output: NodeJS.WriteStream = process.stderr,
  ) {}

  /** A secret: asked for without showing it where somebody types, else the first line of what is fed. */
  async secret(question: string): Promise<string> {
    if (!this.input.isTTY) return (await text(this.input)).split(/\r?\n/)[0] ?? '';
    this.output.write(question);
    // What is typed is echoed into nothing.
    const silence = new Writable({ write: (_piece, _encoding, done) => done() });
    const lines = createInterface({ input: this.input, output: silence, terminal: true });
    try {
      return await lines.question('');
    } finally {
      lines.close();
      this.output.write('\n');
    }
  }
}
