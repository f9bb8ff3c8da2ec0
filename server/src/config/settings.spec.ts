import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadSecret } from './secrets.js';
import { SettingsError, readSettings } from './settings.js';

describe('readSettings', () => {
  it('has a default for everything when the environment is empty', () => {
    expect(readSettings({})).toMatchObject({
      port: 3000,
      logLevel: 'info',
      dataDir: resolve('data'),
      databaseFile: resolve('data/sokhan.db'),
      cookieSecure: 'auto',
      apiDocs: 'open',
      editWindowMs: 48 * 3_600_000,
      deletedGraceMs: 24 * 3_600_000,
      limits: { message: 30, action: 120, search: 60, upload: 5, login: 5, register: 10, invitation: 10 },
    });
  });

  it('takes the names of the original product, and 0 as off', () => {
    const settings = readSettings({
      SECRET_KEY: 'k'.repeat(32),
      DEBUG: 'True',
      CORS_ORIGINS: 'https://a.example, http://b.example:8080',
      SESSION_COOKIE_SECURE: 'True',
      MAX_UPLOAD_SIZE: '1024',
      MESSAGE_EDIT_WINDOW: '0',
      DELETED_MESSAGE_GRACE: '1',
      MESSAGE_RATE_LIMIT: '0',
      ACTION_RATE_LIMIT: '0',
      SEARCH_RATE_LIMIT: '0',
      UPLOAD_RATE_LIMIT: '0',
      LOGIN_RATE_LIMIT: '0',
      LOG_LEVEL: 'WARN',
    });
    expect(settings).toMatchObject({
      secretKey: 'k'.repeat(32),
      debug: true,
      corsOrigins: ['https://a.example', 'http://b.example:8080'],
      cookieSecure: 'true',
      maxUploadSize: 1024,
      editWindowMs: 0,
      deletedGraceMs: 3_600_000,
      logLevel: 'warn',
      limits: { message: 0, action: 0, search: 0, upload: 0, login: 0 },
    });
  });

  it('names every wrong value when several are wrong', () => {
    const read = () =>
      readSettings({ PORT: '70000', DEBUG: 'maybe', DATABASE_URL: 'postgres://x', CORS_ORIGINS: 'a/b' });
    expect(read).toThrow(SettingsError);
    expect(read).toThrow(/PORT: [^]*DEBUG: [^]*DATABASE_URL: [^]*CORS_ORIGINS: |CORS_ORIGINS/);
  });

  it('sends mails when it knows by whom, from whom and to where they lead', () => {
    const whole = {
      SMTP_URL: 'smtps://sokhan:secret@mail.example.org:465',
      MAIL_FROM: 'سخن <chat@example.org>',
      PUBLIC_URL: 'https://chat.example.org',
    };
    expect(readSettings(whole).mail).toEqual({ url: whole.SMTP_URL, from: whole.MAIL_FROM });
    expect(readSettings({}).mail).toBeUndefined();
    expect(() => readSettings({ SMTP_URL: whole.SMTP_URL })).toThrow(/MAIL_FROM: [^]*PUBLIC_URL: /);
    expect(() => readSettings({ ...whole, SMTP_URL: 'http://mail.example.org' })).toThrow('SMTP_URL');
    expect(() => readSettings({ ...whole, MAIL_FROM: 'a\r\nBcc: b@c.de <chat@example.org>' })).toThrow(
      'MAIL_FROM',
    );
  });

  it('cannot be changed afterwards', () => {
    expect(Object.isFrozen(readSettings({}))).toBe(true);
  });

  it('closes the API’s description to all but admins when in production', () => {
    expect(readSettings({ NODE_ENV: 'production' }).apiDocs).toBe('admin');
    expect(readSettings({ NODE_ENV: 'production', API_DOCS: 'open' }).apiDocs).toBe('open');
  });
});

describe('loadSecret', () => {
  const inFolder = (test: (folder: string) => void) => {
    const folder = mkdtempSync(join(tmpdir(), 'sokhan-'));
    try {
      test(folder);
    } finally {
      rmSync(folder, { recursive: true });
    }
  };

  it('makes a secret that only the owner may read, and keeps it', () =>
    inFolder((folder) => {
      const secret = loadSecret(folder);
      expect(secret).toHaveLength(64);
      expect(loadSecret(folder)).toBe(secret);
      expect(statSync(join(folder, 'secret.key')).mode & 0o777).toBe(0o600);
    }));

  it('writes nothing when one is given', () =>
    inFolder((folder) => {
      expect(loadSecret(folder, 'given')).toBe('given');
      expect(() => readFileSync(join(folder, 'secret.key'))).toThrow();
    }));

  it('refuses a damaged one instead of signing everybody out', () =>
    inFolder((folder) => {
      writeFileSync(join(folder, 'secret.key'), 'x');
      expect(() => loadSecret(folder)).toThrow(/damaged/);
    }));
});
