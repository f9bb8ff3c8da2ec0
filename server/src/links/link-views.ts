import { type EntityManager, In } from 'typeorm';
import type { LinkPreview } from '#contracts';
import { fileView } from '../files/file-views.js';
import { Link } from './link.entity.js';

/** What is behind the links of messages, by the message's id and in the order of the text. */
export async function linksOf(
  manager: EntityManager,
  messageIds: string[],
): Promise<Map<string, LinkPreview[]>> {
  if (messageIds.length === 0) return new Map();
  const links = await manager.getRepository(Link).find({
    where: { messageId: In(messageIds), isHidden: false },
    relations: { picture: true },
    order: { messageId: 'ASC', position: 'ASC' },
  });
  const byMessage = Map.groupBy(links, ({ messageId }) => messageId);
  return new Map([...byMessage].map(([id, ofOne]) => [id, ofOne.map(linkView)]));
}

const linkView = ({ position, url, title, description, site, picture }: Link): LinkPreview => ({
  position,
  url,
  title,
  ...(description && { description }),
  site,
  ...(picture && { picture: fileView(picture) }),
});
