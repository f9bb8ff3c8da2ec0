import { type IncomingMessage, type RequestOptions, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.js';
import { AddressRules } from './address-rules.js';
import { type Excess, readBody } from './body.js';
import { FetchRefused } from './fetch-refused.js';
import { Resolver } from './resolver.js';

const USER_AGENT = 'Mozilla/5.0 (compatible; Sokhan link preview)';
const MAX_REDIRECTS = 3;
const MAX_HEADER_BYTES = 16 * 1_024;
/** From the first question to the last byte, with all redirects: who drips is no better than who is silent. */
const TOTAL_MS = 8_000;
const REDIRECTS = [301, 302, 303, 307, 308];

export interface Wanted {
  /** For the header `Accept`. */
  accept: string;
  /** Media types, without parameters, that are read. */
  types: readonly string[];
  /** Of the decoded body. */
  maxBytes: number;
  excess: Excess;
  /** Ends it early. */
  signal?: AbortSignal;
}

export interface Fetched {
  /** Where the redirects ended. */
  url: string;
  /** The media type with its parameters, as the answer says it. */
  contentType: string;
  /** Without them. */
  type: string;
  robots: string;
  body: Buffer;
}

/**
 * The only way by which this server reads an address that a person has written. Each hop is checked anew: scheme, port
 * and every address its name has, and the connection goes to those addresses and no others. Nothing of this server, its
 * people or an earlier answer is in the request.
 */
@Injectable()
export class GuardedFetch {
  private readonly rules: AddressRules;

  constructor(
    private readonly resolver: Resolver,
    @Inject(SETTINGS) settings: Pick<Settings, 'linkSubnets'>,
  ) {
    this.rules = new AddressRules(settings.linkSubnets);
  }

  /** @throws FetchRefused, or what the network throws */
  async get(address: string, { signal, ...wanted }: Wanted): Promise<Fetched> {
    const deadline = AbortSignal.timeout(TOTAL_MS);
    const until = signal ? AbortSignal.any([signal, deadline]) : deadline;
    let url = webAddress(address);
    for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
      const answer = await this.ask(url, wanted.accept, until);
      try {
        const next = nextOf(answer, url);
        if (!next) return { url: url.href, ...(await read(answer, wanted)) };
        url = next;
      } finally {
        answer.destroy();
      }
    }
    throw new FetchRefused('redirects');
  }

  private async ask(url: URL, accept: string, signal: AbortSignal): Promise<IncomingMessage> {
    const addresses = await this.checkedAddresses(url, signal);
    return open(url, {
      // Its own connection, so that no other name's answer comes by it.
      agent: false,
      lookup: lookupOf(addresses),
      headers: { accept, 'accept-encoding': 'gzip, deflate, br', 'user-agent': USER_AGENT },
      maxHeaderSize: MAX_HEADER_BYTES,
      signal,
    });
  }

  private async checkedAddresses(url: URL, signal: AbortSignal): Promise<string[]> {
    // The brackets of an IPv6 address belong to the URL.
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const addresses = await within(this.resolver.addressesOf(host), signal);
    if (addresses.length === 0) throw new FetchRefused('unresolved');
    const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
    if (!addresses.every((each) => this.rules.allows(each, port))) throw new FetchRefused('address');
    return addresses;
  }
}

/** A URL says every notation of an address in one: numbers, octal, hex, full-width letters. @throws FetchRefused */
function webAddress(address: string, base?: URL): URL {
  const url = URL.parse(address, base?.href);
  if (!url || !/^https?:$/.test(url.protocol)) throw new FetchRefused('scheme');
  if (url.username || url.password) throw new FetchRefused('userinfo');
  return url;
}

/** Where a redirect leads; null for an answer that is one. @throws FetchRefused */
function nextOf({ statusCode = 0, headers }: IncomingMessage, from: URL): URL | null {
  if (REDIRECTS.includes(statusCode)) return webAddress(headers.location ?? '', from);
  if (statusCode !== 200) throw new FetchRefused('status');
  return null;
}

async function read(
  answer: IncomingMessage,
  { types, maxBytes, excess }: Omit<Wanted, 'signal'>,
): Promise<Omit<Fetched, 'url'>> {
  const contentType = answer.headers['content-type'] ?? '';
  const type = contentType.split(';', 1)[0]!.trim().toLowerCase();
  if (!types.includes(type)) throw new FetchRefused('type');
  const robots = [answer.headers['x-robots-tag'] ?? []].flat().join();
  return { contentType, type, robots, body: await readBody(answer, maxBytes, excess) };
}

function open(url: URL, options: RequestOptions): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? requestHttps : requestHttp;
    request(url, options, resolve)
      .on('error', reject)
      // Without an answer before: the other side wanted another protocol.
      .on('close', () => reject(new FetchRefused('status')))
      .end();
  });
}

/** Answers what was checked, in place of asking again: the second answer could be another. */
function lookupOf(addresses: string[]): LookupFunction {
  const known = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_host, { all }, callback) => {
    const [first] = known;
    if (all) callback(null, known);
    else callback(null, first!.address, first!.family);
  };
}

function within<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    signal.throwIfAborted();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
