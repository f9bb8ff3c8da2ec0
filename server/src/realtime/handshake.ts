import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { ExtendedError } from 'socket.io';
import { AddressBans } from '../auth/address-bans.js';
import { SessionCookie } from '../auth/session-cookie.js';
import { SessionsService } from '../auth/sessions.service.js';
import { DomainError } from '../common/domain-error.js';
import { Log } from '../logging/log.js';
import { SecurityLog } from '../logging/security-log.js';
import { RoomListService } from '../rooms/room-list.service.js';
import { Proxies } from '../web/proxies.js';
import { type AppSocket, channel } from './app-socket.js';
import { Broadcaster } from './broadcaster.js';
import { OriginPolicy } from '../web/origin-policy.js';

/** What a socket passes before it is one. */
@Injectable()
export class Handshake {
  constructor(
    private readonly origins: OriginPolicy,
    private readonly proxies: Proxies,
    private readonly cookie: SessionCookie,
    private readonly sessions: SessionsService,
    private readonly addresses: AddressBans,
    private readonly rooms: RoomListService,
    private readonly broadcaster: Broadcaster,
    private readonly log: Log,
    private readonly security: SecurityLog,
  ) {}

  /** Before the upgrade: CORS settings do not protect WebSockets, so a foreign page is refused here. */
  mayUpgrade(request: IncomingMessage): boolean {
    const ip = this.proxies.addressOf(request);
    if (this.origins.accepts(request)) {
      if (request.headers.origin === undefined) this.log.info({ ip }, 'a socket without an Origin');
      return true;
    }
    this.security.record('originRefused', { ip, origin: request.headers.origin });
    return false;
  }

  /** Before the connection: signs it in by the cookie, and subscribes it to all that is its person's. */
  async admit(socket: AppSocket, next: (error?: ExtendedError) => void): Promise<void> {
    try {
      const token = this.cookie.read(socket.request);
      const principal = token ? await this.sessions.authenticate(token) : null;
      if (!principal) return next(refusal(new DomainError('auth.required')));
      const { user, session } = principal;
      await this.addresses.refuse(this.proxies.addressOf(socket.request), user);
      socket.data.principal = principal;
      // First the session's own channel: from here on its end reaches this socket.
      await socket.join([channel.session(session.id), channel.user(user.id)]);
      await socket.join((await this.ownRooms(user.id)).map(channel.room));
      // Asked again: the session may have ended, or its person changed, before the channels were joined.
      const current = token ? await this.sessions.authenticate(token) : null;
      if (!current) return next(refusal(new DomainError('auth.required')));
      socket.data.principal = current;
      next();
    } catch (error) {
      if (error instanceof DomainError) return next(refusal(error));
      this.log.error({ err: error }, 'a handshake failed');
      next(refusal(new DomainError('server.error')));
    }
  }

  /** Looked up anew when somebody joined or left meanwhile, lest a socket hears a room its person has just left. */
  private async ownRooms(userId: string): Promise<string[]> {
    for (;;) {
      const before = this.broadcaster.subscriptionChanges;
      const rooms = await this.rooms.idsOf(userId);
      if (before === this.broadcaster.subscriptionChanges) return rooms;
    }
  }
}

function refusal(error: DomainError): ExtendedError {
  return Object.assign(new Error(error.message), { data: error.toWire() });
}
