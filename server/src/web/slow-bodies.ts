import type { NextFunction, Request, Response } from 'express';

/** Addresses that take files. */
const UPLOADS = /^\/api\/(?:uploads|files|admin\/system\/upload)(?:\/|$)/;
/** A file on a bad line still brings so much in a turn of `withinMs`. */
const LEAST_BYTES = 1_024;

interface Times {
  /** For a whole body, and for some of a file. */
  withinMs: number;
  /** What still comes after the answer is thrown away for so long, so that the sender reads it before the line is cut. */
  lingerMs: number;
}

/** Nobody holds a connection by sending a byte a minute, while a file may take its time as long as it moves. */
export const limitSlowBodies =
  ({ withinMs, lingerMs }: Times = { withinMs: 30_000, lingerMs: 5_000 }) =>
  (request: Request, response: Response, next: NextFunction): void => {
    if (!hasBody(request)) return next();
    const { socket } = request;
    const isFile = UPLOADS.test(request.path);
    let seen = socket.bytesRead;
    const looking = setInterval(() => {
      if (!isFile || socket.bytesRead - seen < LEAST_BYTES) socket.destroy();
      seen = socket.bytesRead;
    }, withinMs);
    const stop = (): void => clearInterval(looking);
    request.once('end', stop).once('close', stop);
    response.once('finish', () => {
      if (request.complete) return;
      const lingering = setTimeout(() => socket.destroy(), lingerMs);
      request.once('close', () => clearTimeout(lingering));
    });
    next();
  };

const hasBody = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
