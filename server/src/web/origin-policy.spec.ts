import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../config/settings.js';
import { OriginPolicy } from './origin-policy.js';
import { Proxies } from './proxies.js';

const PROXY = '10.0.0.1';

function policyWith(env: Record<string, string> = {}) {
  const settings = readSettings(env);
  return new OriginPolicy(settings, new Proxies(settings));
}

const request = (headers: Record<string, string>, remoteAddress = '192.0.2.7') =>
  ({
    headers: { host: 'chat.example.org', ...headers },
    socket: { remoteAddress },
  }) as unknown as IncomingMessage;

describe('OriginPolicy', () => {
  it.each([
    ['http://chat.example.org', true],
    ['https://chat.example.org', true],
    ['http://chat.example.org:8080', false],
    ['http://chat.example.org.evil.com', false],
    ['http://evil.com', false],
    ['http://CHAT.example.org', false],
    ['ftp://chat.example.org', false],
    ['null', false],
    ['', false],
  ])('without a proxy: %s → %s', (origin, accepted) => {
    expect(policyWith().accepts(request({ origin }))).toBe(accepted);
  });

  it('refuses the plain scheme when a trusted proxy says that the page is on HTTPS', () => {
    const policy = policyWith({ TRUSTED_PROXIES: PROXY });
    const from = (origin: string, proto: string) =>
      policy.accepts(request({ origin, 'x-forwarded-proto': proto }, PROXY));
    expect(from('https://chat.example.org', 'https')).toBe(true);
    expect(from('http://chat.example.org', 'https')).toBe(false);
    expect(from('https://chat.example.org', 'http')).toBe(false);
  });

  it('believes a forwarded host when the proxy is trusted, and not otherwise', () => {
    const headers = {
      host: 'internal:3000',
      'x-forwarded-host': 'chat.example.org',
      origin: 'http://chat.example.org',
    };
    expect(policyWith({ TRUSTED_PROXIES: PROXY }).accepts(request(headers, PROXY))).toBe(true);
    expect(policyWith({ TRUSTED_PROXIES: PROXY }).accepts(request(headers))).toBe(false);
    expect(policyWith().accepts(request(headers, PROXY))).toBe(false);
  });

  it('accepts an origin that the settings name', () => {
    expect(
      policyWith({ CORS_ORIGINS: 'https://intra.example' }).accepts(
        request({ origin: 'https://intra.example' }),
      ),
    ).toBe(true);
  });

  it.each([
    [{ 'sec-fetch-site': 'same-origin', 'content-length': '5', 'content-type': 'text/plain' }, true],
    [{ 'sec-fetch-site': 'cross-site' }, false],
    [{ 'sec-fetch-site': 'none' }, false],
    [{ 'content-length': '2', 'content-type': 'application/json; charset=utf-8' }, true],
    [{ 'content-length': '2', 'content-type': 'text/plain' }, false],
    [{ 'transfer-encoding': 'chunked', 'content-type': 'multipart/form-data' }, false],
    [{}, true],
  ])('an unsafe request with %j → %s', (headers, accepted) => {
    expect(policyWith().acceptsUnsafe(request(headers as Record<string, string>))).toBe(accepted);
  });

  it.each([
    [{}, true],
    [{ 'sec-fetch-site': 'none' }, true],
    [{ 'sec-fetch-site': 'same-origin' }, true],
    [{ 'sec-fetch-site': 'cross-site' }, false],
    [{ 'sec-fetch-site': 'same-site' }, false],
    [{ 'sec-fetch-site': 'cross-site', origin: 'https://evil.com' }, false],
    [{ 'sec-fetch-site': 'cross-site', origin: 'null' }, false],
    [{ 'sec-fetch-site': 'cross-site', origin: 'https://app.example.org' }, true],
  ])('lets what it reads go to a page of ours or to none at all: %j → %s', (headers, accepted) => {
    const policy = policyWith({ CORS_ORIGINS: 'https://app.example.org' });
    expect(policy.acceptsReading(request(headers as Record<string, string>))).toBe(accepted);
  });
});

describe('Proxies', () => {
  const addressOf = (env: Record<string, string>, forwarded: string, peer = PROXY) => {
    const proxies = new Proxies(readSettings(env));
    return proxies.addressOf(request({ 'x-forwarded-for': forwarded }, peer));
  };

  it('takes the rightmost address that is not a trusted proxy', () => {
    expect(addressOf({ TRUSTED_PROXIES: '10.0.0.0/8' }, '1.1.1.1, 2.2.2.2, 10.0.0.9')).toBe('2.2.2.2');
  });

  it('ignores what a stranger claims', () => {
    expect(addressOf({}, '1.1.1.1')).toBe(PROXY);
    expect(addressOf({ TRUSTED_PROXIES: PROXY }, '1.1.1.1', '192.0.2.7')).toBe('192.0.2.7');
  });
});
