import { type AddressInfo, type Server, type Socket, connect, createServer } from 'node:net';

/** A line to a server that a test can cut and mend: a browser behind it sees what a bad network would show it. */
export class Line {
  private readonly sockets = new Set<Socket>();
  private isCut = false;
  /** Bytes that still go to the server before the line is cut. */
  private left = Infinity;
  private onCut: (() => void) | undefined;

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async to(port: number): Promise<Line> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const line = new Line(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('connection', (near) => line.join(near, port));
    return line;
  }

  /** Ends every connection and refuses new ones. */
  cut(): void {
    this.isCut = true;
    for (const socket of this.sockets) socket.destroy();
  }

  /** Cuts in the middle of what is sent: once so many bytes more have gone to the server. Resolves then. */
  cutAfter(bytes: number): Promise<void> {
    this.left = bytes;
    return new Promise((resolve) => (this.onCut = resolve));
  }

  mend(): void {
    this.isCut = false;
  }

  close(): Promise<void> {
    this.cut();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private join(near: Socket, port: number): void {
    if (this.isCut) {
      near.destroy();
      return;
    }
    const far = connect(port, '127.0.0.1');
    near.on('data', ({ length }) => this.count(length));
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.sockets.add(socket);
      socket.pipe(other);
      // An error is followed by 'close', which ends the other half.
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.sockets.delete(socket);
        other.destroy();
      });
    }
  }

  private count(bytes: number): void {
    this.left -= bytes;
    if (this.left > 0) return;
    this.left = Infinity;
    this.cut();
    this.onCut?.();
  }
}
