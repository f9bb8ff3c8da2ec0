import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { Message } from '#contracts';
import { mayHaveWebLink } from '#text';
import { Log } from '../logging/log.js';
import { MessageEvents } from '../messages/message-events.js';
import { LinkPictures } from './link-pictures.js';
import { type Found, LinkStore } from './link-store.js';
import { LinkReader } from './reading/link-reader.js';
import { type Live, LiveSettings } from '../server-settings/live-settings.js';

/** Messages whose links are read at the same time. */
const AT_ONCE = 6;
/** More waiting messages than these get no previews: they are a comfort, and memory is not. */
const MAX_WAITING = 500;

/**
 * Looks up what is behind the links of messages, beside their road: nobody who writes waits for it. What waits is in
 * memory alone; a message whose turn had not come when the server stopped stays without previews until it is edited.
 */
@Injectable()
export class LinkPreviews implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly waiting = new Set<string>();
  private readonly running = new Map<string, Promise<void>>();
  private readonly stopping = new AbortController();

  constructor(
    private readonly events: MessageEvents,
    private readonly store: LinkStore,
    private readonly reader: LinkReader,
    private readonly pictures: LinkPictures,
    private readonly log: Log,
    @Inject(LiveSettings) private readonly settings: Live<'linkPreviews'>,
  ) {}

  onApplicationBootstrap(): void {
    this.events.on('stored', (messages) => messages.filter((each) => this.mayGain(each)).forEach(this.add));
    this.events.on('edited', (message) => {
      if (this.mayGain(message) || message.links) this.add(message);
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    this.waiting.clear();
    await Promise.all(this.running.values());
  }

  private mayGain({ text }: Message): boolean {
    return this.settings.current.linkPreviews && mayHaveWebLink(text);
  }

  private readonly add = ({ id }: Message): void => {
    if (this.stopping.signal.aborted || this.waiting.size >= MAX_WAITING) return;
    this.waiting.add(id);
    this.next();
  };

  /** A message is not taken twice at a time: what an edit changed meanwhile is seen afterwards. */
  private next(): void {
    for (const id of this.waiting) {
      if (this.running.size >= AT_ONCE) return;
      if (this.running.has(id)) continue;
      this.waiting.delete(id);
      this.running.set(id, this.run(id));
    }
  }

  private async run(id: string): Promise<void> {
    try {
      await this.lookUp(id);
    } catch (error) {
      this.log.error({ err: error }, 'the links of a message could not be looked up');
    }
    this.running.delete(id);
    this.next();
  }

  private async lookUp(id: string): Promise<void> {
    const task = await this.store.task(id);
    if (!task) return;
    const found = await Promise.all(task.missing.map((url) => this.find(url)));
    const worth = found.filter((each) => each !== null);
    try {
      if (this.stopping.signal.aborted || (worth.length === 0 && !task.isStale)) return;
      await this.store.put(id, worth);
    } finally {
      for (const { picture } of worth) if (picture) await this.pictures.drop(picture);
    }
  }

  private async find(url: string): Promise<Found | null> {
    const facts = await this.reader.page(url, this.stopping.signal);
    if (!facts) return null;
    const picture = facts.picture && (await this.pictures.bring(facts.picture, this.stopping.signal));
    return { url, facts, ...(picture && { picture }) };
  }
}
