import { type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { type ThrottlerLimitDetail, ThrottlerGuard } from '@nestjs/throttler';
import type { Request } from 'express';
import type { SignedRequest } from '../auth/auth.guard.js';
import type { Principal } from '../auth/principal.js';
import { DomainError } from '../common/domain-error.js';
import { SecurityLog } from '../logging/security-log.js';
import type { AppSocket } from '../realtime/app-socket.js';
import { addressKey } from './address-key.js';
import { RATE_FAMILIES, RATE_FAMILY, type RateFamily } from './rate-limited.js';

/**
 * Nest's throttler for both doors. A message by HTTP and one by socket count together, because the key is the
 * family and whom it counts, not the route.
 */
@Injectable()
export class RateLimitGuard extends ThrottlerGuard {
  @Inject(SecurityLog)
  private readonly security: SecurityLog;

  /** The family a route or event declares, if any. */
  familyOf(context: ExecutionContext): RateFamily | undefined {
    return this.reflector.get<RateFamily | undefined>(RATE_FAMILY, context.getHandler());
  }

  protected override async shouldSkip(context: ExecutionContext): Promise<boolean> {
    return this.familyOf(context) === undefined;
  }

  protected override getRequestResponse(context: ExecutionContext) {
    if (context.getType() === 'http') return super.getRequestResponse(context);
    // A socket has no response whose headers could tell of the limit.
    return { req: context.switchToWs().getClient<AppSocket>(), res: {} };
  }

  protected override async getTracker(request: SignedRequest | AppSocket): Promise<string> {
    return 'data' in request ? request.data.principal.user.id : addressKey(request.ip ?? '');
  }

  protected override generateKey(context: ExecutionContext, tracker: string, family: string): string {
    const counted = RATE_FAMILIES[family as RateFamily].counts === 'user' ? userOf(context) : undefined;
    return `${family}:${counted ?? tracker}`;
  }

  protected override async throwThrottlingException(
    context: ExecutionContext,
    detail: ThrottlerLimitDetail,
  ): Promise<void> {
    this.security.record('rateLimited', { family: this.familyOf(context), ...whoOf(context) });
    throw new DomainError('rate.limited', { retryAfterMs: Math.ceil(detail.timeToBlockExpire * 1000) });
  }
}

const userOf = (context: ExecutionContext): string | undefined => principalOf(context)?.user.id;

function principalOf(context: ExecutionContext): Principal | undefined {
  if (context.getType() === 'ws') return context.switchToWs().getClient<AppSocket>().data.principal;
  return context.switchToHttp().getRequest<Request & SignedRequest>().principal;
}

function whoOf(context: ExecutionContext): { username?: string; ip?: string } {
  const ip =
    context.getType() === 'ws'
      ? context.switchToWs().getClient<AppSocket>().handshake.address
      : context.switchToHttp().getRequest<Request>().ip;
  return { username: principalOf(context)?.user.username, ip };
}
