import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { type ConsoleRole, hasRole } from '#contracts';
import { Clock } from '../common/clock.js';
import { DomainError } from '../common/domain-error.js';
import { SecurityLog } from '../logging/security-log.js';
import type { AppSocket, SocketData } from '../realtime/app-socket.js';
import { CONFIRMED, LEAST_ROLE, PUBLIC } from './access.js';
import type { Principal } from './principal.js';
import { OpenRequests } from './open-requests.js';
import { SessionCookie } from './session-cookie.js';
import { SessionsService } from './sessions.service.js';

/** For how long a password that was shown counts. */
const CONFIRMED_MS = 600_000;

/** A request after the guard. */
export interface SignedRequest extends Request {
  principal?: Principal;
}

/** The one guard of both doors: closed unless a route says `@Public()`. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionsService,
    private readonly cookie: SessionCookie,
    private readonly security: SecurityLog,
    private readonly open: OpenRequests,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() === 'ws') {
      const { data, handshake } = context.switchToWs().getClient<AppSocket>();
      return this.socketIsAlive(data) && this.hasRole(context, data.principal, handshake.address);
    }
    if (this.read<boolean>(PUBLIC, context)) return true;
    const request = context.switchToHttp().getRequest<SignedRequest>();
    const token = this.cookie.read(request);
    const asked = token ? await this.sessions.authenticate(token) : null;
    if (!token || !asked) throw new DomainError('auth.required');
    this.open.hold(asked.session.id, request);
    // Asked again: it may have ended before its end could reach this request.
    const principal = await this.sessions.authenticate(token);
    if (!principal) throw new DomainError('auth.required');
    request.principal = principal;
    return this.hasRole(context, principal, request.ip) && this.isConfirmed(context, principal);
  }

  /** Who tries what their role does not open is written down. */
  private hasRole(context: ExecutionContext, { user }: Principal, ip: string | undefined): boolean {
    const least = this.read<ConsoleRole>(LEAST_ROLE, context);
    if (!least || hasRole(user, least)) return true;
    const tried = `${context.getClass().name}.${context.getHandler().name}`;
    this.security.record('roleRefused', { username: user.username, ip, tried, least });
    throw new DomainError('request.forbidden');
  }

  /** Who sits down at a page that was left open gets no further than looking. */
  private isConfirmed(context: ExecutionContext, { session }: Principal): boolean {
    const since = this.clock.now().getTime() - CONFIRMED_MS;
    if (!this.read<boolean>(CONFIRMED, context) || (session.confirmedAt ?? 0) > since) return true;
    throw new DomainError('auth.confirm');
  }

  private read<T>(key: symbol, context: ExecutionContext): T | undefined {
    return this.reflector.getAllAndOverride<T | undefined>(key, [context.getHandler(), context.getClass()]);
  }

  /** The handshake signed it in; from then on memory tells whether it still is. */
  private socketIsAlive(data: SocketData): boolean {
    if (data.ended || data.principal.session.expiresAt <= this.clock.now().getTime()) {
      throw new DomainError('auth.required');
    }
    return true;
  }
}
