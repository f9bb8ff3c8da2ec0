import { resolve } from 'node:path';
import { type Parsed, boolean, integer, list, oneOf, origin, proxies, text } from './parsers.js';

/** Everything the environment decides, read once at start and never again. */
export interface Settings {
  port: number;
  host: string;
  debug: boolean;
  production: boolean;
  logLevel: (typeof LOG_LEVELS)[number];
  dataDir: string;
  /** Path of the SQLite file. */
  databaseFile: string;
  /** Undefined: one is made at first start and kept in the data folder. */
  secretKey?: string;
  corsOrigins: string[];
  cookieSecure: (typeof COOKIE_SECURE)[number];
  trustedProxies: string[];
  apiDocs: (typeof API_DOCS)[number];
  maxUploadSize: number;
  /** How long after sending a message may be edited; 0: always. */
  editWindowMs: number;
  /** How long the text of a deleted message stays in the database. */
  deletedGraceMs: number;
  limits: {
    message: number;
    action: number;
    search: number;
    upload: number;
    login: number;
    register: number;
  };
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;
const COOKIE_SECURE = ['auto', 'true', 'false'] as const;
const API_DOCS = ['open', 'admin'] as const;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

interface Entry {
  name: string;
  /** As the table in the README shows it. */
  fallback: string;
  describe: string;
}

/** The table of settings: the README's table is checked against it. */
export const SETTINGS_TABLE = [
  {
    name: 'PORT',
    fallback: '3000',
    describe: 'Port of the page, the API and the socket. 0 takes a free one.',
  },
  { name: 'HOST', fallback: '0.0.0.0', describe: 'Address to listen on.' },
  { name: 'DATA_DIR', fallback: 'data', describe: 'Folder of the database and the secrets.' },
  {
    name: 'DATABASE_URL',
    fallback: 'sqlite:<DATA_DIR>/sokhan.db',
    describe: 'Database: `sqlite:` and a path.',
  },
  {
    name: 'SECRET_KEY',
    fallback: 'made at first start',
    describe: 'Key of the session hashes, at least 32 characters. A new key signs everybody out.',
  },
  {
    name: 'SESSION_COOKIE_SECURE',
    fallback: 'auto',
    describe: '`true`, `false`, or `auto`: as the request came, by HTTPS or not.',
  },
  {
    name: 'TRUSTED_PROXIES',
    fallback: 'none',
    describe:
      'Addresses or subnets, comma separated, whose X-Forwarded headers are believed; `loopback` is a name for this machine.',
  },
  {
    name: 'CORS_ORIGINS',
    fallback: 'none',
    describe: 'Further origins, comma separated, whose pages may use this server.',
  },
  {
    name: 'MESSAGE_RATE_LIMIT',
    fallback: '30',
    describe: 'Messages, edits and polls a minute and person. 0 is off.',
  },
  {
    name: 'ACTION_RATE_LIMIT',
    fallback: '120',
    describe: 'Reactions, votes, pins, new rooms and the like a minute and person. 0 is off.',
  },
  {
    name: 'SEARCH_RATE_LIMIT',
    fallback: '60',
    describe: 'Searches in messages a minute and person. 0 is off.',
  },
  {
    name: 'LOGIN_RATE_LIMIT',
    fallback: '5',
    describe: 'Logins in five minutes from one address. 0 is off, with the delay after wrong passwords.',
  },
  {
    name: 'REGISTER_RATE_LIMIT',
    fallback: '10',
    describe: 'Registrations an hour from one address. 0 is off.',
  },
  {
    name: 'UPLOAD_RATE_LIMIT',
    fallback: '5',
    describe: 'Uploads in five minutes a person. Checked; nothing uses it in this version.',
  },
  {
    name: 'MAX_UPLOAD_SIZE',
    fallback: '16777216',
    describe: 'Largest upload in bytes. Checked; nothing uses it in this version.',
  },
  {
    name: 'MESSAGE_EDIT_WINDOW',
    fallback: '2880',
    describe: 'Minutes after sending in which a message may be edited. 0 is always.',
  },
  {
    name: 'DELETED_MESSAGE_GRACE',
    fallback: '24',
    describe: 'Hours until the text of a deleted message leaves the database. 0 is at once.',
  },
  { name: 'LOG_LEVEL', fallback: 'info', describe: 'trace, debug, info, warn, error or silent.' },
  {
    name: 'DEBUG',
    fallback: 'false',
    describe: '`true` sets the log level to debug where LOG_LEVEL sets none.',
  },
  {
    name: 'API_DOCS',
    fallback: 'open; admin when NODE_ENV=production',
    describe: 'Who may read /api/docs: `open` or `admin`.',
  },
] as const satisfies readonly Entry[];

type Name = (typeof SETTINGS_TABLE)[number]['name'];
type Environment = Record<string, string | undefined>;

/** Thrown with every wrong setting at once, so that one start shows all there is to mend. */
export class SettingsError extends Error {
  constructor(readonly faults: string[]) {
    super(['These settings are wrong:', ...faults.map((fault) => `  - ${fault}`)].join('\n'));
  }
}

/**
 * Reads the settings from an environment.
 * @throws SettingsError naming every wrong value.
 */
export function readSettings(env: Environment): Readonly<Settings> {
  const faults: string[] = [];
  const read = <T>(name: Name, parse: (value: string) => Parsed<T>, fallback: T): T => {
    const value = env[name]?.trim();
    if (value === undefined || value === '') return fallback;
    const parsed = parse(value);
    if ('fault' in parsed) {
      faults.push(`${name}: ${parsed.fault}`);
      return fallback;
    }
    return parsed.value;
  };

  const production = env['NODE_ENV'] === 'production';
  const debug = read('DEBUG', boolean, false);
  const dataDir = resolve(read('DATA_DIR', text(1), 'data'));
  const limit = integer(0, 1_000_000);
  const settings: Settings = {
    port: read('PORT', integer(0, 65_535), 3000),
    host: read('HOST', text(1), '0.0.0.0'),
    debug,
    production,
    logLevel: read('LOG_LEVEL', (value) => oneOf(LOG_LEVELS)(value.toLowerCase()), debug ? 'debug' : 'info'),
    dataDir,
    databaseFile: read('DATABASE_URL', sqliteFile, resolve(dataDir, 'sokhan.db')),
    secretKey: read<string | undefined>('SECRET_KEY', text(32), undefined),
    corsOrigins: read('CORS_ORIGINS', list(origin), []),
    cookieSecure: read('SESSION_COOKIE_SECURE', (value) => oneOf(COOKIE_SECURE)(value.toLowerCase()), 'auto'),
    trustedProxies: read('TRUSTED_PROXIES', proxies, []),
    apiDocs: read('API_DOCS', oneOf(API_DOCS), production ? 'admin' : 'open'),
    maxUploadSize: read('MAX_UPLOAD_SIZE', integer(1, Number.MAX_SAFE_INTEGER), 16 * 1024 * 1024),
    editWindowMs: read('MESSAGE_EDIT_WINDOW', limit, 2_880) * MINUTE_MS,
    deletedGraceMs: read('DELETED_MESSAGE_GRACE', limit, 24) * HOUR_MS,
    limits: {
      message: read('MESSAGE_RATE_LIMIT', limit, 30),
      action: read('ACTION_RATE_LIMIT', limit, 120),
      search: read('SEARCH_RATE_LIMIT', limit, 60),
      upload: read('UPLOAD_RATE_LIMIT', limit, 5),
      login: read('LOGIN_RATE_LIMIT', limit, 5),
      register: read('REGISTER_RATE_LIMIT', limit, 10),
    },
  };
  if (faults.length > 0) throw new SettingsError(faults);
  return Object.freeze(settings);
}

function sqliteFile(value: string): Parsed<string> {
  const path = /^sqlite:(?:\/\/)?(.+)$/.exec(value)?.[1];
  if (!path) return { fault: 'must be sqlite: and a path; this version stores in SQLite only' };
  return { value: resolve(path) };
}
