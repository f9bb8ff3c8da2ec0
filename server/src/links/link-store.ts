import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { Message as MessageView } from '#contracts';
import { newId } from '../common/ids.js';
import { Database } from '../database/database.js';
import { Blobs } from '../files/blobs.js';
import { File } from '../files/file.entity.js';
import { recordChange } from '../messages/message-change.js';
import { Message } from '../messages/message.entity.js';
import { MessageViews } from '../messages/message-views.js';
import { Broadcaster } from '../realtime/broadcaster.js';
import { hiddenFrom } from '../rooms/history-spans.js';
import { Room } from '../rooms/room.entity.js';
import { Link } from './link.entity.js';
import type { BroughtPicture } from './link-pictures.js';
import { previewedLinks } from './previewed-links.js';
import type { PageFacts } from './reading/page-facts.js';
import { type Live, LiveSettings } from '../server-settings/live-settings.js';

/** What was found behind one link. */
export interface Found {
  url: string;
  facts: PageFacts;
  picture?: BroughtPicture;
}

/** What is to be asked for a message, and what it has. */
export interface Task {
  /** Links of which nothing is known yet; none where the room does not want them looked up. */
  missing: string[];
  /** Whether what is stored is other than what the text says. */
  isStale: boolean;
}

/** What is known of the links of messages, and the change of a message that comes of it. */
@Injectable()
export class LinkStore {
  constructor(
    private readonly database: Database,
    private readonly blobs: Blobs,
    private readonly views: MessageViews,
    private readonly broadcaster: Broadcaster,
    @Inject(LiveSettings) private readonly settings: Live<'linkPreviews'>,
  ) {}

  /** What is to be done for a message as it is now; null for nothing. */
  async task(messageId: string): Promise<Task | null> {
    const state = await this.stateOf(this.database.reading, messageId);
    if (!state) return null;
    const { urls, links, isWanted } = state;
    const known = new Set(links.map(({ url }) => url));
    const missing = isWanted ? urls.filter((url) => !known.has(url)) : [];
    const isStale = links.some(({ url, position }) => urls[position] !== url);
    return missing.length > 0 || isStale ? { missing, isStale } : null;
  }

  /**
   * Brings what is stored in line with the message as it is now, and adds what was found for links that it still has.
   * A message that is gone meanwhile, or whose room wants none of it any more, takes nothing.
   */
  async put(messageId: string, found: readonly Found[]): Promise<void> {
    await this.blobs.keep(
      found.flatMap(({ picture }) => picture?.bytes ?? []),
      async (manager) => {
        const state = await this.stateOf(manager, messageId);
        if (!state || !(await bringInLine(manager, state, found))) return undefined;
        await recordChange(manager, state);
        const [open] = await this.views.forEverybody([state.message], manager);
        return open && { open, except: await hiddenFrom(manager, state.room, state.message.seq) };
      },
      (told?: { open: MessageView; except: string[] }) => {
        if (!told) return;
        const { open, except } = told;
        this.broadcaster.send({ room: open.room, except }, 'message_updated', open);
      },
    );
  }

  private async stateOf(manager: EntityManager, messageId: string): Promise<State | null> {
    const message = await manager.getRepository(Message).findOneBy({ id: messageId });
    if (!message || message.deletedAt) return null;
    const room = await manager.getRepository(Room).findOneByOrFail({ id: message.roomId });
    if (room.archivedAt) return null;
    const links = await manager.getRepository(Link).findBy({ messageId });
    const isWanted = this.settings.current.linkPreviews && room.settings.linkPreviews;
    return { message, room, links, urls: previewedLinks(message), isWanted };
  }
}

interface State {
  message: Message;
  room: Room;
  links: Link[];
  urls: string[];
  isWanted: boolean;
}

type Row = Omit<Link, 'message' | 'picture'>;

/** Answers whether anything changed. */
async function bringInLine(
  manager: EntityManager,
  { message, links, urls, isWanted }: State,
  found: readonly Found[],
): Promise<boolean> {
  const wanted = urls.flatMap((url, position): Row[] => {
    const known = links.find((link) => link.url === url);
    if (known) return [{ ...known, position }];
    const each = isWanted ? found.find((one) => one.url === url) : undefined;
    return each ? [newRow(message, position, each)] : [];
  });
  const left = links.filter(({ id }) => !wanted.some((each) => each.id === id));
  const stays = ({ id, position }: Row): boolean =>
    links.some((link) => link.id === id && link.position === position);
  if (left.length === 0 && wanted.every(stays)) return false;
  // Places are unique: those that move would meet the ones that have not moved yet.
  await manager.getRepository(Link).delete({ messageId: message.id });
  await removePictures(manager, left);
  for (const { picture } of found) {
    if (picture && wanted.some(({ pictureId }) => pictureId === picture.file.id))
      await manager.getRepository(File).insert({ ...picture.file, ...placeOf(message) });
  }
  await manager.getRepository(Link).insert(wanted);
  return true;
}

const newRow = ({ id: messageId }: Message, position: number, { url, facts, picture }: Found): Row => ({
  id: newId(),
  messageId,
  position,
  url,
  title: facts.title,
  description: facts.description,
  site: facts.site,
  pictureId: picture?.file.id ?? null,
  isHidden: false,
});

/** Where a picture stands: whoever may read the message may see it. */
const placeOf = ({ id, roomId, createdAt }: Message) => ({ messageId: id, roomId, sharedAt: createdAt });

/** Their bytes go with the next collection. */
export async function removePictures(
  manager: EntityManager,
  links: Pick<Link, 'pictureId'>[],
): Promise<void> {
  const ids = links.flatMap(({ pictureId }) => pictureId ?? []);
  await manager.getRepository(File).delete({ id: In(ids) });
}
