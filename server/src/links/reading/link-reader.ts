import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { Log } from '../../logging/log.js';
import { type Fetched, GuardedFetch, type Wanted } from '../fetching/guarded-fetch.js';
import { decodePage } from './charset.js';
import { HostTurns } from './host-turns.js';
import { type PageFacts, pageFacts } from './page-facts.js';
import { pageHead } from './page-head.js';

const PAGE: Omit<Wanted, 'signal'> = {
  accept: 'text/html, application/xhtml+xml',
  types: ['text/html', 'application/xhtml+xml'],
  maxBytes: 512 * 1_024,
  // What a page says of itself stands at its beginning.
  excess: 'cut',
};
const PICTURE: Omit<Wanted, 'signal'> = {
  accept: 'image/webp, image/png, image/jpeg, image/gif',
  types: ['image/webp', 'image/png', 'image/jpeg', 'image/gif'],
  maxBytes: 5 * 1_024 * 1_024,
  excess: 'refuse',
};
/** How long what was found, or that nothing was, is not asked again. */
const KEPT_MS = 10 * 60_000;
const MAX_KEPT = 500;

interface Kept {
  facts: PageFacts | null;
  until: number;
}

/** Reads what pages say of themselves. What goes wrong on the way is a page that says nothing. */
@Injectable()
export class LinkReader {
  private readonly turns = new HostTurns();
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly web: GuardedFetch,
    private readonly log: Log,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** What a page is shown as; null for nothing. What was asked a while ago is not asked again. */
  page(url: string, signal: AbortSignal): Promise<PageFacts | null> {
    return this.inTurn(url, async () => {
      const known = this.kept.get(url);
      if (known && known.until > this.clock.monotonic()) return known.facts;
      const page = await this.get(url, { ...PAGE, signal });
      const facts =
        page && pageFacts(pageHead(decodePage(page.body, page.contentType)), page.url, page.robots);
      if (!signal.aborted) this.keep(url, facts);
      return facts;
    });
  }

  /** What is at the address of a page's picture; null for none. */
  picture(url: string, signal: AbortSignal): Promise<Fetched | null> {
    return this.inTurn(url, () => this.get(url, { ...PICTURE, signal }));
  }

  private inTurn<T>(url: string, work: () => Promise<T>): Promise<T | null> {
    const host = URL.parse(url)?.hostname;
    return host ? this.turns.run(host, work) : Promise.resolve(null);
  }

  private async get(url: string, wanted: Wanted): Promise<Fetched | null> {
    try {
      return await this.web.get(url, wanted);
    } catch (error) {
      // The address may be nobody else's business: the log has the reason alone.
      this.log.debug({ reason: error instanceof Error ? error.message : 'unknown' }, 'a link was not read');
      return null;
    }
  }

  private keep(url: string, facts: PageFacts | null): void {
    this.kept.delete(url);
    this.kept.set(url, { facts, until: this.clock.monotonic() + KEPT_MS });
    const [oldest] = this.kept.keys();
    if (oldest !== undefined && this.kept.size > MAX_KEPT) this.kept.delete(oldest);
  }
}
