import type { RequestHandler } from 'express';
import { DomainError } from '../common/domain-error.js';
import { sendProblem } from '../common/http-error.filter.js';
import type { SecurityLog } from '../logging/security-log.js';
import type { OriginPolicy } from './origin-policy.js';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses requests that change something and come from somebody else's page. */
export const sameOrigin =
  (origins: OriginPolicy, security: SecurityLog): RequestHandler =>
  (request, response, next) => {
    if (SAFE_METHODS.has(request.method) || origins.acceptsUnsafe(request)) return next();
    security.record('originRefused', { ip: request.ip, origin: request.headers.origin, path: request.path });
    sendProblem(response, new DomainError('origin.refused'));
  };
