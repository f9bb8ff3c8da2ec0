import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { parseCookie } from 'cookie';
import type { Request, Response } from 'express';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { Proxies } from '../web/proxies.js';

/** The prefix makes browsers refuse the cookie from anywhere but this host over HTTPS. */
const SECURE_NAME = '__Host-sid';
const PLAIN_NAME = 'sid';
/** As long as a session can last; the server decides within it. */
const MAX_AGE_MS = 30 * 86_400_000;
/** A token is 43 characters; anything much longer is not one and is not worth a hash. */
const LONGEST = 100;

/** The cookie that carries the session's token. */
@Injectable()
export class SessionCookie {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly proxies: Proxies,
  ) {}

  /** The token a request carries, if any. */
  read(request: IncomingMessage): string | undefined {
    const header = request.headers.cookie;
    if (!header) return undefined;
    const token = parseCookie(header)[this.nameFor(request)];
    return token && token.length <= LONGEST ? token : undefined;
  }

  set(request: Request, response: Response, token: string): void {
    response.cookie(this.nameFor(request), token, { ...this.options(request), maxAge: MAX_AGE_MS });
  }

  clear(request: Request, response: Response): void {
    response.clearCookie(this.nameFor(request), this.options(request));
  }

  private options(request: IncomingMessage) {
    return { httpOnly: true, sameSite: 'lax', path: '/', secure: this.isSecure(request) } as const;
  }

  private nameFor(request: IncomingMessage): string {
    return this.isSecure(request) ? SECURE_NAME : PLAIN_NAME;
  }

  private isSecure(request: IncomingMessage): boolean {
    const { cookieSecure } = this.settings;
    return cookieSecure === 'auto' ? this.proxies.isHttps(request) : cookieSecure === 'true';
  }
}
