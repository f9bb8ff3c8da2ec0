import { type IncomingMessage, type RequestListener, type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A web site of a test's own: answers by path, and remembers what it was asked. */
export class Site {
  readonly asked: IncomingMessage[] = [];

  private constructor(
    private readonly server: Server,
    private readonly pages: Map<string, RequestListener>,
  ) {}

  static async start(): Promise<Site> {
    const pages = new Map<string, RequestListener>();
    const server = createServer();
    const site = new Site(server, pages);
    server.on('request', (request: IncomingMessage, response) => {
      site.asked.push(request);
      const answer = pages.get(new URL(request.url ?? '/', 'http://site').pathname);
      if (answer) answer(request, response);
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return site;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** The address of a path, by whichever name of the machine. */
  at(path: string, host = '127.0.0.1'): string {
    return `http://${host}:${this.port}${path}`;
  }

  answer(path: string, listener: RequestListener): string {
    this.pages.set(path, listener);
    return this.at(path);
  }

  /** A page with this head. */
  page(path: string, head: string, contentType = 'text/html; charset=utf-8'): string {
    return this.answer(path, (_request, response) =>
      response
        .writeHead(200, { 'content-type': contentType })
        .end(`<!doctype html><html><head>${head}</head><body><p>…</p></body></html>`),
    );
  }

  picture(path: string, bytes: Buffer, contentType = 'image/png'): string {
    return this.answer(path, (_request, response) =>
      response.writeHead(200, { 'content-type': contentType }).end(bytes),
    );
  }

  redirect(path: string, to: string, status = 302): string {
    return this.answer(path, (_request, response) => response.writeHead(status, { location: to }).end());
  }

  /** How often a path was asked for. */
  times(path: string): number {
    return this.asked.filter(({ url }) => url === path).length;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }
}
