import { once } from 'node:events';
import { statSync } from 'node:fs';
import { type ClientRequest, type IncomingMessage, request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FileAnswer, Upload, UploadAnswer, WireError } from '#contracts';
import type { Person } from './person.js';
import type { TestServer } from './server.js';

type Body = Partial<UploadAnswer & FileAnswer & WireError>;
type Headers = Record<string, string | number>;

export interface UploadResponse {
  status: number;
  headers: IncomingMessage['headers'];
  body: Body;
}

/** A request whose body a test writes itself, piece by piece. */
export function open(person: Person, method: string, path: string, headers: Headers = {}): ClientRequest {
  return httpRequest(new URL(path, person.base), { method, headers: { cookie: person.cookie, ...headers } });
}

export async function answerOf(request: ClientRequest): Promise<UploadResponse> {
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const { statusCode: status = 0, headers } = response;
  const isJson = headers['content-type']?.includes('json') && request.method !== 'HEAD';
  const body = isJson ? ((await json(response)) as Body) : {};
  response.resume();
  return { status, headers, body };
}

export function send(
  person: Person,
  method: string,
  path: string,
  headers: Headers = {},
  body?: Buffer | string,
): Promise<UploadResponse> {
  const request = open(person, method, path, {
    'content-length': body ? Buffer.byteLength(body) : 0,
    ...headers,
  });
  const answer = answerOf(request);
  request.end(body);
  return answer;
}

const TUS = { 'tus-resumable': '1.0.0' };
const BYTES = { ...TUS, 'content-type': 'application/offset+octet-stream' };
const base64 = (text: string): string => Buffer.from(text).toString('base64');

export interface Wish {
  name?: string;
  size: number;
  voice?: string;
}

/** Begins an upload by tus, with its first bytes where they are given. */
export function begin(
  person: Person,
  { name = 'بسته.zip', size, voice }: Wish,
  first?: Buffer,
): Promise<UploadResponse> {
  const metadata = [`name ${base64(name)}`, ...(voice === undefined ? [] : [`voice ${base64(voice)}`])];
  const headers = { 'upload-length': size, 'upload-metadata': metadata.join(',') };
  return send(person, 'POST', '/api/uploads', { ...(first ? BYTES : TUS), ...headers }, first);
}

/** As `begin`, where it has to succeed. */
export async function begun(person: Person, wish: Wish): Promise<Upload & { path: string }> {
  const { status, headers, body } = await begin(person, wish);
  if (status !== 201 || !body.upload) throw new Error(`Beginning an upload answered ${status}: ${body.code}`);
  return { ...body.upload, path: headers.location! };
}

export const patch = (person: Person, path: string, offset: number, bytes: Buffer): Promise<UploadResponse> =>
  send(person, 'PATCH', path, { ...BYTES, 'upload-offset': offset }, bytes);

/** As `patch`, without saying how much comes. */
export const openPatch = (
  person: Person,
  path: string,
  offset: number,
  headers: Headers = {},
): ClientRequest => open(person, 'PATCH', path, { ...BYTES, 'upload-offset': offset, ...headers });

export const head = (person: Person, path: string): Promise<UploadResponse> =>
  send(person, 'HEAD', path, TUS);

export const terminate = (person: Person, path: string): Promise<UploadResponse> =>
  send(person, 'DELETE', path, TUS);

export const stateOf = (person: Person, { path }: { path: string }): Promise<UploadResponse> =>
  send(person, 'GET', path);

/** A whole file by tus, in one request. */
export const upload = (person: Person, name: string, bytes: Buffer): Promise<UploadResponse> =>
  begin(person, { name, size: bytes.length }, bytes);

/** Where the bytes of an upload lie while they arrive. */
export const arrivingAt = ({ dataDir }: TestServer, id: string): string =>
  join(dataDir, 'files/incoming', id, 'content');

/**
 * Sends some of the rest, and cuts the line in the middle of that: once the server has stored `least` bytes more. Answers
 * where the upload is to go on.
 */
export async function cut(
  server: TestServer,
  person: Person,
  { id, path }: { id: string; path: string },
  { bytes, offset, least }: { bytes: Buffer; offset: number; least: number },
): Promise<number> {
  const request = openPatch(person, path, offset, { 'content-length': bytes.length - offset });
  const broken = once(request, 'error');
  request.write(bytes.subarray(offset, offset + 4 * least));
  await stored(server, id, offset + least);
  request.destroy(new Error('cut'));
  await broken;
  return Number((await head(person, path)).headers['upload-offset']);
}

/** Resolves once so many bytes of an upload lie on the disk. */
export async function stored(server: TestServer, id: string, bytes: number): Promise<void> {
  const size = () => statSync(arrivingAt(server, id), { throwIfNoEntry: false })?.size ?? 0;
  while (size() < bytes) await nextTurn();
}

const BOUNDARY = 'sokhan-boundary';
export const FORM = `multipart/form-data; boundary=${BOUNDARY}`;

/** One part of a form. */
export const part = (disposition: string, content: string | Buffer = ''): Buffer =>
  Buffer.concat([
    Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data${disposition}\r\n\r\n`),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ]);
export const FORM_END = Buffer.from(`--${BOUNDARY}--\r\n`);

export const filePart = (name: string, content: string | Buffer): Buffer =>
  part(`; name="file"; filename="${name}"`, content);

/** A form as a tool sends it, which has to name its origin. */
export const sendForm = (person: Person, body: Buffer, headers: Headers = {}): Promise<UploadResponse> =>
  send(person, 'POST', '/api/files', { origin: person.base, 'content-type': FORM, ...headers }, body);
