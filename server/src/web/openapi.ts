import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { NextFunction, Request, Response } from 'express';
import { SessionCookie } from '../auth/session-cookie.js';
import { SessionsService } from '../auth/sessions.service.js';
import { DomainError } from '../common/domain-error.js';
import { sendProblem } from '../common/http-error.filter.js';
import type { Settings } from '../config/settings.js';

const PATH = 'api/docs';

/** The API's description, read by people at /api/docs and by programs at /api/docs-json. */
export function serveOpenApi(app: INestApplication, settings: Settings, version: string): void {
  if (settings.apiDocs === 'admin') app.use([`/${PATH}`, `/${PATH}-json`, `/${PATH}-yaml`], adminsOnly(app));
  const description = [
    'Sokhan over HTTP. Sign in by `POST /api/auth/login`; the session travels in a cookie.',
    'Requests that change something need a same-origin `Origin` or, from tools, no `Origin` at all and a body of JSON or of tus. A form (multipart) always needs one.',
    'Refusals are `application/problem+json` (RFC 9457) with a `code`. The socket events stand in docs/events.md.',
  ].join('\n\n');
  const config = new DocumentBuilder()
    .setTitle('Sokhan')
    .setDescription(description)
    .setVersion(version)
    .addCookieAuth('sid')
    .addTag('auth', 'Accounts and sessions')
    .addTag('users', 'People')
    .addTag('rooms', 'Rooms and who is in them')
    .addTag('messages', 'What is said')
    .addTag('polls', 'Questions put to a room')
    .addTag('files', 'What is shared beside words')
    .addTag('admin', 'The console')
    .addTag('server', 'What clients should know of it')
    .addTag('health', 'For whoever watches the server')
    .build();
  SwaggerModule.setup(PATH, app, () => SwaggerModule.createDocument(app, config));
}

/** Swagger's pages are Express routes that Nest's guards do not see. */
function adminsOnly(app: INestApplication) {
  const cookie = app.get(SessionCookie);
  const sessions = app.get(SessionsService);
  return (request: Request, response: Response, next: NextFunction): void => {
    const token = cookie.read(request);
    Promise.resolve(token ? sessions.authenticate(token) : null).then((principal) => {
      if (principal?.user.role === 'admin') return next();
      sendProblem(response, new DomainError(principal ? 'request.forbidden' : 'auth.required'));
    }, next);
  };
}
