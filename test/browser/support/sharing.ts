import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import type { FileInfo, Message } from '#contracts';
import type { Chat } from './chat.js';

/** Name and bytes. */
export type Sample = readonly [name: string, bytes: Buffer];

/** Hands over a file of the person's, beside their page; it belongs to no message yet. */
export async function handOver(chat: Chat, base: string, [name, buffer]: Sample): Promise<FileInfo> {
  const answer = await chat.page.request.post(`${base}/api/files`, {
    headers: { origin: base },
    multipart: { file: { name, mimeType: 'application/octet-stream', buffer } },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  return ((await answer.json()) as { file: FileInfo }).file;
}

/** Sends a message with files, beside the person's page. */
export async function share(
  chat: Chat,
  base: string,
  room: string,
  samples: readonly Sample[],
  text = '',
  thread?: string,
): Promise<Message> {
  const fileIds: string[] = [];
  for (const sample of samples) fileIds.push((await handOver(chat, base, sample)).id);
  const answer = await chat.page.request.post(`${base}/api/rooms/${room}/messages`, {
    data: { text, fileIds, thread, clientId: randomUUID() },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  return ((await answer.json()) as { message: Message }).message;
}
