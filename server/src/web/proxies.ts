import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';
import { Inject, Injectable } from '@nestjs/common';
import proxyAddr from 'proxy-addr';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';

/** Who really asks, and how: what a proxy says is believed only when the proxy is one of ours. */
@Injectable()
export class Proxies {
  private readonly trusts: ReturnType<typeof proxyAddr.compile>;

  constructor(@Inject(SETTINGS) settings: Settings) {
    this.trusts = proxyAddr.compile(settings.trustedProxies);
  }

  /** The client's address: the rightmost one that is not a trusted proxy. */
  addressOf(request: IncomingMessage): string {
    return proxyAddr(request, this.trusts);
  }

  /** Whether the browser speaks HTTPS, to us or to a trusted proxy in front. */
  isHttps(request: IncomingMessage): boolean {
    if (request.socket instanceof TLSSocket) return true;
    return this.forwarded(request, 'x-forwarded-proto') === 'https';
  }

  /** True when a trusted proxy told us the scheme; without one we only know our own end of the line. */
  knowsScheme(request: IncomingMessage): boolean {
    return request.socket instanceof TLSSocket || this.forwarded(request, 'x-forwarded-proto') !== undefined;
  }

  /** The host the browser asked for. */
  hostOf(request: IncomingMessage): string | undefined {
    return this.forwarded(request, 'x-forwarded-host') ?? request.headers.host;
  }

  private forwarded(request: IncomingMessage, name: string): string | undefined {
    const peer = request.socket.remoteAddress;
    if (!peer || !this.trusts(peer, 0)) return undefined;
    const value = request.headers[name];
    return (Array.isArray(value) ? value[0] : value)?.split(',').at(-1)?.trim();
  }
}
