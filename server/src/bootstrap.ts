import { existsSync } from 'node:fs';
import type { Server as HttpServer } from 'node:http';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import { AppModule } from './app.module.js';
import type { Settings } from './config/settings.js';
import { VERSION } from './config/version.js';
import { FileStorage } from './files/storage/file-storage.js';
import { beginStorage } from './files/storage/open-storage.js';
import { Log, frameworkLogger } from './logging/log.js';
import { SecurityLog } from './logging/security-log.js';
import { SokhanIoAdapter } from './realtime/io.adapter.js';
import { ServerInfoService } from './server-info/server-info.service.js';
import { clientApp } from './web/client-app.js';
import { serveOpenApi } from './web/openapi.js';
import { OriginPolicy } from './web/origin-policy.js';
import { Proxies } from './web/proxies.js';
import { requestLog } from './web/request-log.js';
import { sameOrigin } from './web/same-origin.js';
import { securityHeaders } from './web/security-headers.js';
import { limitSlowBodies } from './web/slow-bodies.js';

const JSON_LIMIT = '64kb';
/** What a page of another origin needs to go on with an upload. */
const UPLOAD_HEADERS = ['Location', 'Tus-Resumable', 'Upload-Expires', 'Upload-Length', 'Upload-Offset'];
/** A file may take long to arrive; other bodies are given less (web/slow-bodies.ts). */
const REQUEST_WITHIN_MS = 3_600_000;

/** Where the project lies: beside package.json, whether run from dist or from source. */
interface Layout {
  root: string;
}

/** Builds the whole application, ready to listen. */
export async function createApp(settings: Settings, { root }: Layout): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(settings), {
    bufferLogs: true,
    bodyParser: false,
    forceCloseConnections: true,
    abortOnError: false,
  });
  const log = app.get(Log);
  app.useLogger(frameworkLogger(log));
  await beginStorage(app.get(FileStorage), settings);
  app.disable('x-powered-by');
  app.set('trust proxy', settings.trustedProxies);
  // Keys in brackets would become objects; no query of this API has any.
  app.set('query parser', 'simple');
  // Answers are never kept, so nobody could ask whether they changed; files say their own.
  app.set('etag', false);

  app.use(requestLog(log));
  app.use(limitSlowBodies());
  app.use(...securityHeaders(app.get(Proxies)));
  app.use(compression());
  if (settings.corsOrigins.length > 0)
    app.enableCors({ origin: settings.corsOrigins, credentials: true, exposedHeaders: UPLOAD_HEADERS });
  app.use(sameOrigin(app.get(OriginPolicy), app.get(SecurityLog)));
  app.useBodyParser('json', { limit: JSON_LIMIT, strict: true });
  app.use(
    '/api',
    (_request: unknown, response: { setHeader: (name: string, value: string) => void }, next: () => void) => {
      response.setHeader('Cache-Control', 'no-store');
      next();
    },
  );
  const client = join(root, 'dist/client/browser');
  const server = app.get(ServerInfoService);
  if (existsSync(join(client, 'index.html'))) app.use(...clientApp(client, () => server.face()));
  serveOpenApi(app, settings, VERSION);
  app.useWebSocketAdapter(new SokhanIoAdapter(app));
  limitSlowClients(app.getHttpServer());
  return app;
}

/** Nobody holds a connection by sending a header a minute. */
function limitSlowClients(server: HttpServer): void {
  server.headersTimeout = 10_000;
  server.requestTimeout = REQUEST_WITHIN_MS;
  server.keepAliveTimeout = 5_000;
}
