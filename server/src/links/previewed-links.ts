import { LIMITS } from '#contracts';
import { openWebLinks } from '#text';
import type { Message } from '../messages/message.entity.js';

/** What is longer is no address that somebody shows to others. */
const MAX_URL = 2_000;

/** The links of a message that are looked up: the first ones its text shows. A question's text is no place for them. */
export const previewedLinks = ({ type, text }: Pick<Message, 'type' | 'text'>): string[] =>
  type === 'poll'
    ? []
    : openWebLinks(text)
        .filter((url) => url.length <= MAX_URL)
        .slice(0, LIMITS.linkPreviews.max);
