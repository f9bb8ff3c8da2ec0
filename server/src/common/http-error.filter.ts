import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { ERRORS, type ErrorCode, type Problem } from '#contracts';
import { Log } from '../logging/log.js';
import { DomainError } from './domain-error.js';

/** HTTP's side of every failure: `application/problem+json` (RFC 9457) with a code, and never a stack. */
@Catch()
@Injectable()
export class HttpErrorFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const response = http.getResponse<Response>();
    const refusal = this.refusalOf(error, http.getRequest<Request>());
    if (response.headersSent) {
      response.destroy();
      return;
    }
    sendProblem(response, refusal);
  }

  private refusalOf(error: unknown, request: Request): DomainError {
    if (error instanceof DomainError) return error;
    const code = codeOfFrameworkError(error);
    if (code) return new DomainError(code);
    this.log.error({ err: error, method: request.method, path: request.path }, 'a request failed');
    return new DomainError('server.error');
  }
}

/** Writes a refusal as RFC 9457 says. */
export function sendProblem(response: Response, refusal: DomainError): void {
  const { status } = refusal;
  const wire = refusal.toWire();
  if (wire.retryAfterMs !== undefined) response.setHeader('Retry-After', Math.ceil(wire.retryAfterMs / 1000));
  const problem: Problem = { type: 'about:blank', title: ERRORS[wire.code].message, status, ...wire };
  response.status(status).type('application/problem+json').send(JSON.stringify(problem));
}

/** Statuses that Nest, Express and their body parser raise by themselves. */
const CODES = new Map<number, ErrorCode>([
  [400, 'request.malformed'],
  [401, 'auth.required'],
  [403, 'request.forbidden'],
  [404, 'route.notFound'],
  [405, 'route.notFound'],
  [413, 'request.tooLarge'],
  [415, 'request.mediaType'],
]);

function codeOfFrameworkError(error: unknown): ErrorCode | undefined {
  if (error instanceof HttpException) return CODES.get(error.getStatus());
  // body-parser and Express mark errors that are the sender's with a 4xx status.
  const status = error instanceof Error && 'status' in error ? Number(error.status) : undefined;
  if (status === undefined || status < 400 || status >= 500) return undefined;
  return CODES.get(status) ?? 'request.malformed';
}
