import ipaddr from 'ipaddr.js';

/** Of IPv6 only this is given out for the internet; ipaddr.js names what in it is special. */
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3');
/** Where pages are. Elsewhere a question in HTTP may be an order to something that is no web server. */
const WEB_PORTS = [80, 443];

/** Which machines the server may speak to for its people: those of the internet, and subnets that its keeper has named. */
export class AddressRules {
  private readonly subnets: ReturnType<typeof ipaddr.parseCIDR>[];

  constructor(subnets: readonly string[]) {
    this.subnets = subnets.map((subnet) => ipaddr.parseCIDR(subnet));
  }

  /** Whether this port of this address may be asked. In the named subnets every port may be. */
  allows(address: string, port: number): boolean {
    if (!ipaddr.isValid(address)) return false;
    // An IPv4 address in the clothes of IPv6 is that address.
    const plain = ipaddr.process(address);
    if (this.subnets.some((subnet) => isIn(plain, subnet))) return true;
    return WEB_PORTS.includes(port) && isPublic(plain);
  }
}

type Address = ReturnType<typeof ipaddr.process>;

/** By a list of what is allowed: a range that nobody knows yet is refused. */
const isPublic = (address: Address): boolean =>
  address.range() === 'unicast' && (address.kind() === 'ipv4' || isIn(address, GLOBAL_UNICAST));

function isIn(address: Address, subnet: ReturnType<typeof ipaddr.parseCIDR>): boolean {
  return address.kind() === subnet[0].kind() && address.match(subnet);
}
