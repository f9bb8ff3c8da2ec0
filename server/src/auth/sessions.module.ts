import { Module } from '@nestjs/common';
import { AddressBans } from './address-bans.js';
import { OpenRequests } from './open-requests.js';
import { SessionCache } from './session-cache.js';
import { SessionCookie } from './session-cookie.js';
import { SessionEnds } from './session-ends.js';
import { SessionsService } from './sessions.service.js';

const parts = [AddressBans, OpenRequests, SessionCache, SessionCookie, SessionEnds, SessionsService];

@Module({ providers: parts, exports: parts })
export class SessionsModule {}
