import { Resolver as DnsResolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import { Injectable } from '@nestjs/common';

/** Finds the addresses of a name. */
export abstract class Resolver {
  /** All of them; none where the name has none. An address is its own. */
  abstract addressesOf(host: string): Promise<string[]>;
}

/**
 * Asks the name servers themselves: the system's own look-up would wait on the threads that passwords are hashed and
 * files read on, and whoever owns a slow name server could hold all of them.
 */
@Injectable()
export class NameServers extends Resolver {
  private readonly dns = new DnsResolver({ timeout: 2_000, tries: 2 });

  async addressesOf(host: string): Promise<string[]> {
    if (isIP(host)) return [host];
    const answers = await Promise.allSettled([this.dns.resolve4(host), this.dns.resolve6(host)]);
    return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  }
}
