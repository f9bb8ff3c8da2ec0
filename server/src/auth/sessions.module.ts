import { Module } from '@nestjs/common';
import { SessionCache } from './session-cache.js';
import { SessionCookie } from './session-cookie.js';
import { SessionEnds } from './session-ends.js';
import { SessionsService } from './sessions.service.js';

const parts = [SessionCache, SessionCookie, SessionEnds, SessionsService];

@Module({ providers: parts, exports: parts })
export class SessionsModule {}
