import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { Proxies } from './proxies.js';

/** No form of another site's page can send these, as it can multipart; a script of it would have to ask first. */
const UNSENDABLE = new Set(['application/json', 'application/offset+octet-stream']);

/**
 * Which pages may speak to this server: its own, and those of CORS_ORIGINS. The cookie goes along with requests
 * that other sites' pages make, so it alone does not tell whose wish a request is (CSRF, and its WebSocket form).
 */
@Injectable()
export class OriginPolicy {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly proxies: Proxies,
  ) {}

  /** Whether a request's Origin, if it has one, is ours. */
  accepts(request: IncomingMessage): boolean {
    const { origin } = request.headers;
    if (origin === undefined) return true;
    if (this.settings.corsOrigins.includes(origin)) return true;
    if (!URL.canParse(origin)) return false;
    const { protocol, host, origin: normal } = new URL(origin);
    if (normal !== origin || host !== withoutDefaultPort(this.proxies.hostOf(request), protocol))
      return false;
    if (protocol === 'https:') return this.proxies.isHttps(request) || !this.proxies.knowsScheme(request);
    return protocol === 'http:' && !this.proxies.isHttps(request);
  }

  /** Whether an unsafe request may change something: from our own page, or from a tool that is no page at all. */
  acceptsUnsafe(request: IncomingMessage): boolean {
    const site = request.headers['sec-fetch-site'];
    if (request.headers.origin !== undefined) return this.accepts(request);
    if (site !== undefined) return site === 'same-origin';
    return hasNoBody(request) || UNSENDABLE.has(typeOf(request));
  }

  /** Whether what a request reads stays within our own pages, or with a tool or an address bar, which are no page at all. */
  acceptsReading(request: IncomingMessage): boolean {
    const { origin, 'sec-fetch-site': site = 'none' } = request.headers;
    if (site === 'none' || site === 'same-origin') return true;
    return origin !== undefined && this.accepts(request);
  }
}

function withoutDefaultPort(host: string | undefined, protocol: string): string | undefined {
  const port = protocol === 'https:' ? ':443' : ':80';
  return host?.toLowerCase().endsWith(port) ? host.toLowerCase().slice(0, -port.length) : host?.toLowerCase();
}

const typeOf = ({ headers }: IncomingMessage): string =>
  headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';

const hasNoBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0;
