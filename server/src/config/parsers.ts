import { isIP } from 'node:net';
import { isEmail } from 'class-validator';
import ipaddr from 'ipaddr.js';
import proxyAddr from 'proxy-addr';

/** What a setting's text means, or why it means nothing. */
export type Parsed<T> = { value: T } | { fault: string };
type Parser<T> = (value: string) => Parsed<T>;

export const text =
  (min: number): Parser<string> =>
  (value) =>
    value.length >= min ? { value } : { fault: `must have at least ${min} characters` };

export const integer =
  (min: number, max: number): Parser<number> =>
  (value) => {
    const number = Number(value);
    return /^\d+$/.test(value) && number >= min && number <= max
      ? { value: number }
      : { fault: `must be a whole number from ${min} to ${max}` };
  };

const BOOLEANS = new Map([
  ['1', true],
  ['true', true],
  ['yes', true],
  ['on', true],
  ['0', false],
  ['false', false],
  ['no', false],
  ['off', false],
]);

export const boolean: Parser<boolean> = (value) => {
  const known = BOOLEANS.get(value.toLowerCase());
  return known === undefined ? { fault: 'must be true or false' } : { value: known };
};

export const oneOf =
  <T extends string>(choices: readonly T[]): Parser<T> =>
  (value) => {
    const choice = choices.find((each) => each === value);
    return choice === undefined ? { fault: `must be one of ${choices.join(', ')}` } : { value: choice };
  };

/** An origin as browsers send it: scheme, host and port, without a path. */
export const origin: Parser<string> = (value) => {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.origin !== value.replace(/\/$/, '').toLowerCase()) {
    return { fault: `"${value}" is no origin like https://chat.example.org` };
  }
  return { value: url.origin };
};

export const list =
  <T>(parse: Parser<T>): Parser<T[]> =>
  (value) => {
    const parsed = value
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean)
      .map(parse);
    const fault = parsed.find((each) => 'fault' in each);
    if (fault) return fault;
    return { value: parsed.flatMap((each) => ('value' in each ? [each.value] : [])) };
  };

export const proxies: Parser<string[]> = (value) => {
  const addresses = value
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  try {
    proxyAddr.compile(addresses);
    return { value: addresses };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : 'must be addresses or subnets' };
  }
};

/** A name or an address of a machine, without a port. */
export const host: Parser<string> = (value) =>
  isIP(value) > 0 || /^[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/.test(value)
    ? { value }
    : { fault: 'must be the name or the address of a machine, without a port' };

/** The address of a service over HTTP. */
export const webAddress: Parser<string> = (value) =>
  URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)
    ? { value }
    : { fault: 'must be an address like https://store.example.org' };

/** A mail server, as `smtps://name:password@mail.example.org:465`. */
export const mailServer: Parser<string> = (value) => {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  return url && /^smtps?:$/.test(url.protocol) && url.hostname !== ''
    ? { value }
    : { fault: 'must be an address like smtps://name:password@mail.example.org:465' };
};

/** Who a mail is from: `chat@example.org`, or `Sokhan <chat@example.org>`. */
export const mailSender: Parser<string> = (value) => {
  const address = /^[^<>"\r\n]*<([^<>]+)>$/.exec(value)?.[1] ?? value;
  return isEmail(address)
    ? { value }
    : { fault: 'must be an address, or a name and an address as Sokhan <chat@example.org>' };
};

/** A subnet as `10.0.0.0/8` or `fd00::/8`. */
export const subnet: Parser<string> = (value) =>
  ipaddr.isValidCIDR(value) ? { value } : { fault: `"${value}" is no subnet like 10.0.0.0/8` };
