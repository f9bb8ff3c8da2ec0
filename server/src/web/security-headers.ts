import { randomBytes } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';
import type { Proxies } from './proxies.js';

/** Where index.html carries this request's nonce for the style elements that Angular adds. */
export const nonceOf = (response: Response): string => String(response.locals['nonce']);

const PERMISSIONS = 'microphone=(self), camera=(), geolocation=(), payment=(), usb=()';
const shared = {
  'default-src': ["'self'"],
  'object-src': ["'none'"],
  'base-uri': ["'self'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
};

/** Headers that tell browsers what this server's pages may not do. */
export function securityHeaders(proxies: Proxies): RequestHandler[] {
  const options = {
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
    // A promise of HTTPS is made only by whom the browser reached over HTTPS.
    strictTransportSecurity: false,
    xFrameOptions: { action: 'deny' },
  } as const;
  const page = helmet({
    ...options,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        ...shared,
        'script-src': ["'self'"],
        // Documents are read in a worker.
        'worker-src': ["'self'"],
        'style-src': ["'self'", (_request, response) => `'nonce-${nonceOf(response as Response)}'`],
        'img-src': ["'self'", 'data:', 'blob:'],
        // What was just recorded or chosen is played before it is sent.
        'media-src': ["'self'", 'blob:'],
        'font-src': ["'self'"],
        'connect-src': ["'self'"],
        'require-trusted-types-for': ["'script'"],
        'trusted-types': ['angular', 'angular#bundler', 'angular#components', 'sokhan#pdf'],
      },
    },
  });
  // Swagger's page styles itself inline and has no secrets to lose.
  const docs = helmet({
    ...options,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { ...shared, 'style-src': ["'self'", "'unsafe-inline'"], 'img-src': ["'self'", 'data:'] },
    },
  });
  // Data is never a page, and what only pages heed would weigh more than many an answer.
  const data = helmet({
    ...options,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] },
    },
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  });
  const https = helmet.strictTransportSecurity({ maxAge: 31_536_000 });
  const forPage: RequestHandler = (request, response, next) => {
    response.locals['nonce'] = randomBytes(16).toString('base64');
    response.setHeader('Permissions-Policy', PERMISSIONS);
    page(request, response, next);
  };
  const of = (path: string): RequestHandler => {
    if (path.startsWith('/api/docs')) return docs;
    return path.startsWith('/api/') ? data : forPage;
  };
  return [
    (request, response, next) => of(request.path)(request, response, next),
    (request, response, next) => (proxies.isHttps(request) ? https(request, response, next) : next()),
  ];
}
