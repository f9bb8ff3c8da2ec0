import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import sirv from 'sirv';
import type { ServerFace } from '#contracts';
import { clientPage } from './client-page.js';
import { nonceOf } from './security-headers.js';

const YEAR_S = 365 * 86_400;
/** A build puts a hash of the content into these names, so they never change their meaning. */
const HASHED = /-[\w-]{8}\.\w+$/;
/** Parts of a page: never a page, and never a worker, by themselves. */
const PART = /\.(?:js|css|woff2)$/;
/** What a page may do. A first visit takes some sixty parts of it, and with each these would weigh more than many a part. */
const OF_PAGES = [
  'Content-Security-Policy',
  'Cross-Origin-Opener-Policy',
  'Origin-Agent-Cluster',
  'Permissions-Policy',
  'Referrer-Policy',
  'X-DNS-Prefetch-Control',
  'X-Download-Options',
  'X-Frame-Options',
  'X-Permitted-Cross-Domain-Policies',
  'X-XSS-Protection',
];
/** What is asked for by a file's name. */
const FILE = /\.\w+$/;
/** Addresses that are the server's: an unknown one there is an error, not a page. */
const NOT_PAGES = /^\/(?:api|health|metrics|socket\.io)(?:\/|$)/;

/**
 * Serves the built client: files as the build compressed them, and index.html for every address that the client routes itself.
 * What looks like a file and is not there stays a 404, so that a missing script never arrives as a page.
 */
export function clientApp(folder: string, face: () => ServerFace): RequestHandler[] {
  const files = sirv(folder, {
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders: (response, path) => {
      const caching = HASHED.test(path) ? `public, max-age=${YEAR_S}, immutable` : 'no-cache';
      response.setHeader('Cache-Control', caching);
      if (HASHED.test(path) && PART.test(path)) OF_PAGES.forEach((name) => response.removeHeader(name));
    },
  });
  const pageFor = clientPage(readFileSync(join(folder, 'index.html'), 'utf8'));
  const page = (request: Request, response: Response, next: NextFunction): void => {
    const isPage = ['GET', 'HEAD'].includes(request.method) && !NOT_PAGES.test(request.path);
    if (!isPage || (FILE.test(request.path) && request.path !== '/index.html')) return next();
    response.setHeader('Cache-Control', 'no-store');
    response.type('html').send(pageFor(nonceOf(response), face()));
  };
  // The page first: the folder's own index.html lacks the nonce.
  return [page, files];
}
