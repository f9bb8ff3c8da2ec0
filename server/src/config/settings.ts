import { join, resolve } from 'node:path';
import { FILE_TYPES, type FixedSetting, type ServerSettingName } from '#contracts';
import {
  type Parsed,
  boolean,
  host,
  integer,
  list,
  mailSender,
  mailServer,
  oneOf,
  origin,
  proxies,
  subnet,
  text,
  webAddress,
} from './parsers.js';
import type { SETTINGS_TABLE } from './settings-table.js';
import { StartError } from './start-error.js';

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
  /** Where people reach this server, for links that leave it; undefined: the page completes them. */
  publicUrl?: string;
  cookieSecure: (typeof COOKIE_SECURE)[number];
  trustedProxies: string[];
  apiDocs: (typeof API_DOCS)[number];
  /** In bytes. */
  maxUploadSize: number;
  /** Endings of names, without the dot. */
  fileTypes: string[];
  /** Bytes that the files of one person, and of all, may take; 0 is without limit. */
  userQuota: number;
  storageQuota: number;
  /** Folder of files, and of uploads that are under way. */
  filesDir: string;
  /** As many backups are kept; the oldest goes when one more is made. */
  backupsKept: number;
  /** Undefined: files are kept in the folder. */
  s3?: S3Settings;
  /** Undefined: nothing is scanned. */
  clamd?: ClamdSettings;
  /** Undefined: no mail is sent. */
  mail?: MailSettings;
  linkPreviews: boolean;
  /** Subnets, else refused, that links may lead to. */
  linkSubnets: string[];
  /** How long after sending a message may be edited; 0: always. */
  editWindowMs: number;
  /** How long the text of a deleted message stays in the database. */
  deletedGraceMs: number;
  /** What the environment decides of that which an admin could else change while the server runs. */
  fixed: readonly FixedSetting[];
  limits: {
    message: number;
    action: number;
    search: number;
    upload: number;
    login: number;
    register: number;
    invitation: number;
  };
}

export interface S3Settings {
  endpoint: string;
  region: string;
  bucket: string;
  accessKey: string;
  secretKey: string;
}

export interface MailSettings {
  /** With name and password, where the mail server wants them. */
  url: string;
  from: string;
}

export interface ClamdSettings {
  host: string;
  port: number;
  /** Whether nothing is taken while it is away. */
  isRequired: boolean;
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;
const COOKIE_SECURE = ['auto', 'true', 'false'] as const;
const API_DOCS = ['open', 'admin'] as const;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const MIB = 1_024 * 1_024;
/** The variables that decide settings of the console. */
const VARIABLES: Partial<Record<ServerSettingName, Name>> = {
  maxUploadSize: 'MAX_UPLOAD_SIZE',
  fileTypes: 'ALLOWED_FILE_TYPES',
  userQuota: 'USER_QUOTA',
  editWindowMinutes: 'MESSAGE_EDIT_WINDOW',
  linkPreviews: 'LINK_PREVIEWS',
  messageRateLimit: 'MESSAGE_RATE_LIMIT',
};
const EXTENSIONS = FILE_TYPES.map(({ extension }) => extension);
const bytes = integer(0, Number.MAX_SAFE_INTEGER);

type Name = (typeof SETTINGS_TABLE)[number]['name'];
type Read = <T>(name: Name, parse: (value: string) => Parsed<T>, fallback: T) => T;
type Environment = Record<string, string | undefined>;

/** Thrown with every wrong setting at once, so that one start shows all there is to mend. */
export class SettingsError extends StartError {
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
  const read: Read = (name, parse, fallback) => {
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
    publicUrl: read<string | undefined>('PUBLIC_URL', origin, undefined),
    cookieSecure: read('SESSION_COOKIE_SECURE', (value) => oneOf(COOKIE_SECURE)(value.toLowerCase()), 'auto'),
    trustedProxies: read('TRUSTED_PROXIES', proxies, []),
    apiDocs: read('API_DOCS', oneOf(API_DOCS), production ? 'admin' : 'open'),
    maxUploadSize: read('MAX_UPLOAD_SIZE', bytes, 16 * MIB),
    fileTypes: read('ALLOWED_FILE_TYPES', list(oneOf(EXTENSIONS)), EXTENSIONS),
    userQuota: read('USER_QUOTA', bytes, 1_024 * MIB),
    storageQuota: read('STORAGE_QUOTA', bytes, 0),
    filesDir: resolve(read('FILES_DIR', text(1), join(dataDir, 'files'))),
    backupsKept: read('BACKUPS_KEPT', integer(1, 1_000), 7),
    s3: s3Of(read),
    clamd: clamdOf(read),
    mail: mailOf(read),
    linkPreviews: read('LINK_PREVIEWS', boolean, true),
    linkSubnets: read('LINK_PREVIEW_SUBNETS', list(subnet), []),
    editWindowMs: read('MESSAGE_EDIT_WINDOW', limit, 2_880) * MINUTE_MS,
    deletedGraceMs: read('DELETED_MESSAGE_GRACE', limit, 24) * HOUR_MS,
    fixed: Object.entries(VARIABLES).flatMap(([name, variable]) =>
      env[variable]?.trim() ? [{ name: name as ServerSettingName, variable }] : [],
    ),
    limits: {
      message: read('MESSAGE_RATE_LIMIT', limit, 30),
      action: read('ACTION_RATE_LIMIT', limit, 120),
      search: read('SEARCH_RATE_LIMIT', limit, 60),
      upload: read('UPLOAD_RATE_LIMIT', limit, 5),
      login: read('LOGIN_RATE_LIMIT', limit, 5),
      register: read('REGISTER_RATE_LIMIT', limit, 10),
      invitation: read('INVITATION_RATE_LIMIT', limit, 10),
    },
  };
  if (settings.mail && !settings.mail.from) faults.push('MAIL_FROM: SMTP_URL needs it: whom mails are from');
  if (settings.mail && !settings.publicUrl)
    faults.push('PUBLIC_URL: SMTP_URL needs it: where links in mails lead');
  if (faults.length > 0) throw new SettingsError(faults);
  return Object.freeze(settings);
}

/** The store is where its bucket is named; keys without it mean nothing. */
function s3Of(read: Read): S3Settings | undefined {
  const bucket = read('S3_BUCKET', text(3), '');
  if (!bucket) return undefined;
  return {
    endpoint: read('S3_ENDPOINT', webAddress, 'https://s3.amazonaws.com'),
    region: read('S3_REGION', text(1), 'us-east-1'),
    bucket,
    accessKey: read('S3_ACCESS_KEY', text(1), ''),
    secretKey: read('S3_SECRET_KEY', text(1), ''),
  };
}

function mailOf(read: Read): MailSettings | undefined {
  const url = read('SMTP_URL', mailServer, '');
  const from = read('MAIL_FROM', mailSender, '');
  return url ? { url, from } : undefined;
}

function clamdOf(read: Read): ClamdSettings | undefined {
  const address = read('CLAMD_HOST', host, '');
  if (!address) return undefined;
  return {
    host: address,
    port: read('CLAMD_PORT', integer(1, 65_535), 3310),
    isRequired: read('CLAMD_REQUIRED', boolean, true),
  };
}

function sqliteFile(value: string): Parsed<string> {
  const path = /^sqlite:(?:\/\/)?(.+)$/.exec(value)?.[1];
  if (!path) return { fault: 'must be sqlite: and a path; this version stores in SQLite only' };
  return { value: resolve(path) };
}
