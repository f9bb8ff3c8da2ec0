/**
 * How much memory the server takes while fifty files of 10 MB come at once, by each door: the process that is started in
 * production, looked at from outside. Each door has a server of its own, since what one has grown to hides what the next
 * takes. Measured from where each stands after one file by each door: what is loaded with the first is no cost of fifty.
 * `npm run bench:uploads`
 */
import { randomBytes } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { zipSync } from 'fflate';
import { TestServer } from '../support/server.ts';
import { table } from './figures.ts';

const UPLOADS = Number(process.env['UPLOADS'] ?? 50);
const SIZE = 10_000_000;
const GOAL_MIB = 60;
const SAMPLED_EVERY_MS = 10;
const PASSWORD = 'correct horse battery 7';

type Send = (url: string, cookie: string, bytes: Buffer) => Promise<Response>;

/** What makes no two of them the same, so that each is stored. */
const archive = (size: number): Buffer =>
  Buffer.from(zipSync({ 'bytes.bin': [randomBytes(size), { level: 0 }] }));

const byTus: Send = (url, cookie, bytes) =>
  fetch(`${url}/api/uploads`, {
    method: 'POST',
    headers: {
      cookie,
      'content-type': 'application/offset+octet-stream',
      'tus-resumable': '1.0.0',
      'upload-length': String(bytes.length),
      'upload-metadata': `name ${Buffer.from('بسته.zip').toString('base64')}`,
    },
    body: new Uint8Array(bytes),
  });

const byForm: Send = (url, cookie, bytes) => {
  const body = new FormData();
  body.set('file', new Blob([new Uint8Array(bytes)]), 'بسته.zip');
  return fetch(`${url}/api/files`, { method: 'POST', headers: { cookie, origin: url }, body });
};

async function register(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/auth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'sara', password: PASSWORD }),
  });
  return answer.headers.getSetCookie()[0]!.split(';')[0]!;
}

/** Resident memory of a process, in MiB. */
const residentOf = (pid: number): number =>
  Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024;

/** Of the server and of all it started. */
function residentWithChildren(pid: number): number {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number),
  );
  return children.reduce((sum, child) => sum + residentWithChildren(child), residentOf(pid));
}

async function measure(server: TestServer, cookie: string, send: Send) {
  const files: Buffer[] = [];
  while (files.length < UPLOADS) {
    files.push(archive(SIZE));
    // Meanwhile the server may have closed a line that was not used.
    await nextTurn();
  }
  const before = { alone: residentOf(server.pid), all: residentWithChildren(server.pid) };
  const peak = { ...before };
  const sampling = setInterval(() => {
    peak.alone = Math.max(peak.alone, residentOf(server.pid));
    peak.all = Math.max(peak.all, residentWithChildren(server.pid));
  }, SAMPLED_EVERY_MS);
  const start = performance.now();
  const statuses = await Promise.all(
    files.map(async (bytes) => (await send(server.url, cookie, bytes)).status),
  );
  const seconds = (performance.now() - start) / 1_000;
  clearInterval(sampling);
  const refused = statuses.filter((status) => status !== 201);
  if (refused.length > 0) throw new Error(`${refused.length} uploads were refused: ${new Set(refused)}`);
  return {
    before: before.alone,
    peak: peak.alone,
    grown: peak.alone - before.alone,
    all: peak.all - before.all,
    seconds,
  };
}

async function measureDoor(send: Send) {
  const server = await TestServer.start({ env: { USER_QUOTA: '0' } });
  try {
    const cookie = await register(server.url);
    for (const first of [byTus, byForm]) await first(server.url, cookie, archive(SIZE));
    return await measure(server, cookie, send);
  } finally {
    await server.stop();
  }
}

const rows: (string | number)[][] = [];
let isMet = true;
for (const [name, send] of [
  ['tus', byTus],
  ['form', byForm],
] as const) {
  const { before, peak, grown, all, seconds } = await measureDoor(send);
  isMet &&= grown <= GOAL_MIB && all <= GOAL_MIB;
  rows.push([name, before, peak, grown, all, seconds, (UPLOADS * SIZE) / 1e6 / seconds]);
}
console.log(`${UPLOADS} uploads of ${SIZE / 1e6} MB at once; resident memory of the server in MiB.`);
table(['door', 'before', 'peak', 'grown', 'with children', 'seconds', 'MB/s'], rows);
console.log(`Goal (no more than ${GOAL_MIB} MiB more): ${isMet ? 'MET' : 'MISSED'}.`);
process.exitCode = isMet ? 0 : 1;
