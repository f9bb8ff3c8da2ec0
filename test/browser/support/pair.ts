import type { Browser } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Room } from '#contracts';
import { freshName } from '../../support/person.js';
import { Chat } from './chat.js';
import type { Language } from './words.js';

export const SARA = 'سارا محمدی';
export const OMID = 'امید روشن';

/** Two people in a room of their own, each in another language; the first one owns it. */
export interface Pair {
  sara: Chat;
  omid: Chat;
  /** Omid's username. */
  omidName: string;
  room: Room;
  /** A request of Sara's, beside her page. */
  ask: (method: 'POST' | 'PUT', path: string, data?: unknown) => Promise<void>;
  /** Looks for complaints of both pages and closes them. */
  end: () => Promise<void>;
}

export async function openPair(browser: Browser, base: string, language: Language): Promise<Pair> {
  const sara = await Chat.open(browser, base, { language });
  const omid = await Chat.open(browser, base, { language: language === 'fa' ? 'en' : 'fa' });
  const omidName = freshName('omid');
  await Promise.all([sara.enter(freshName('sara'), SARA), omid.enter(omidName, OMID)]);
  const made = await sara.page.request.post(`${base}/api/rooms`, { data: { name: freshName('room') } });
  const { room } = (await made.json()) as { room: Room };
  const ask: Pair['ask'] = async (method, path, data) => {
    const answer = await sara.page.request.fetch(`${base}/api/${path}`, { method, data });
    expect(answer.ok(), await answer.text()).toBe(true);
  };
  await ask('POST', `rooms/${room.id}/members/${omidName}`);
  const come = async (chat: Chat): Promise<void> => {
    await chat.go(`/rooms/${room.id}`);
    await expect(chat.composer).toBeVisible();
  };
  await Promise.all([sara, omid].map(come));
  const end = async (): Promise<void> => {
    expect(sara.faults()).toEqual([]);
    expect(omid.faults()).toEqual([]);
    await Promise.all([sara.close(), omid.close()]);
  };
  return { sara, omid, omidName, room, ask, end };
}
