import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { DomainError } from '../common/domain-error.js';
import type { AppSocket } from '../realtime/app-socket.js';
import type { SignedRequest } from './auth.guard.js';
import type { Act, Origin, Principal } from './principal.js';

/** Who asks, on either door; the guard has put it there. */
export const CurrentPrincipal = createParamDecorator((_: unknown, context: ExecutionContext) =>
  principalOf(context),
);

/** The person alone, for services that do not care by which session. */
export const CurrentUser = createParamDecorator(
  (_: unknown, context: ExecutionContext) => principalOf(context).user,
);

/** Where a request comes from. */
export const RequestOrigin = createParamDecorator((_: unknown, context: ExecutionContext): Origin => {
  const request = context.switchToHttp().getRequest<Request>();
  return { ip: request.ip ?? '', device: request.get('user-agent') ?? '' };
});

/** Who acts, and from where, for what is recorded. */
export const CurrentAct = createParamDecorator((_: unknown, context: ExecutionContext): Act => {
  const { user } = principalOf(context);
  const ip =
    context.getType() === 'ws'
      ? context.switchToWs().getClient<AppSocket>().handshake.address
      : context.switchToHttp().getRequest<Request>().ip;
  return { user, ip: ip ?? null };
});

function principalOf(context: ExecutionContext): Principal {
  const principal =
    context.getType() === 'ws'
      ? context.switchToWs().getClient<AppSocket>().data.principal
      : context.switchToHttp().getRequest<SignedRequest>().principal;
  if (!principal) throw new DomainError('auth.required');
  return principal;
}
