import { describe, expect, it } from 'vitest';
import { AddressRules } from './address-rules.js';

const open = new AddressRules([]);
const REFUSED = [
  ...['0.0.0.0', '10.0.0.1', '100.64.0.1', '127.0.0.1', '127.8.8.8', '169.254.169.254', '172.16.0.1'],
  ...['172.31.255.255', '192.0.0.8', '192.0.2.1', '192.88.99.1', '192.168.1.1', '198.18.0.1', '198.51.100.7'],
  ...['203.0.113.9', '224.0.0.1', '239.255.255.250', '240.0.0.1', '255.255.255.255'],
  ...['::', '::1', '::127.0.0.1', '::ffff:127.0.0.1', '::ffff:a9fe:a9fe', '::ffff:0:10.0.0.1'],
  ...[
    '64:ff9b::7f00:1',
    '64:ff9b:1::a00:1',
    '100::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '2002:a00:1::1',
  ],
  ...['3fff::1', '4000::1', '5f00::1', 'fc00::1', 'fd12:3456::1', 'fe80::1', 'fec0::1', 'ff02::1'],
  ...['localhost', '', '127.0.0.1:80'],
];

describe('AddressRules', () => {
  it.each(REFUSED)('SS1 refuses %s', (address) => {
    expect(open.allows(address, 80)).toBe(false);
  });

  it('allows machines of the internet, on the ports of the web alone', () => {
    for (const address of ['1.1.1.1', '172.32.0.1', '::ffff:1.1.1.1', '2606:4700:4700::1111']) {
      expect([80, 443, 22, 6_379, 8_080].map((port) => open.allows(address, port))).toEqual([
        true,
        true,
        false,
        false,
        false,
      ]);
    }
  });

  it('allows every port of the subnets that are named, and no address beside them', () => {
    const rules = new AddressRules(['10.1.0.0/16', 'fd00:1::/32']);
    expect(rules.allows('10.1.2.3', 8_080)).toBe(true);
    expect(rules.allows('::ffff:10.1.2.3', 8_080)).toBe(true);
    expect(rules.allows('fd00:1::5', 3_000)).toBe(true);
    expect(rules.allows('10.2.0.1', 80)).toBe(false);
    expect(rules.allows('fd00:2::5', 80)).toBe(false);
    expect(rules.allows('1.1.1.1', 8_080)).toBe(false);
  });
});
