import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { pinoHttp } from 'pino-http';
import type { Log } from '../logging/log.js';

/** One line a request, at debug. Neither headers nor queries: they may carry what nobody should read later. */
export const requestLog = ({ pino }: Log): RequestHandler =>
  pinoHttp({
    logger: pino,
    genReqId: () => randomUUID(),
    customLogLevel: () => 'debug',
    quietReqLogger: true,
    serializers: {
      req: ({ method, url }: IncomingMessage) => ({ method, path: url?.split('?')[0] }),
      res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
    },
  });
