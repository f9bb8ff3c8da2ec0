import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type ErrorCode, fileTypeOf } from '#contracts';
import * as samples from '../../../../test/support/files.js';
import { checkContent } from './content-check.js';

const folder = mkdtempSync(join(tmpdir(), 'sokhan-zip-'));
afterAll(() => rmSync(folder, { recursive: true }));

const check = (name: string, bytes: Uint8Array): Promise<ErrorCode | 'taken'> => {
  const path = join(folder, 'arrived');
  writeFileSync(path, bytes);
  return checkContent(path, fileTypeOf(name)!).then(
    () => 'taken',
    (error: { code: ErrorCode }) => error.code,
  );
};

const parts = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`word/part${at}.xml`, '']));
const OFFICE = { '[Content_Types].xml': '', 'word/document.xml': '' };

/** The directory's own words about the size of its first part, made to say something else. */
function claiming(bytes: Buffer, unpacked: number): Buffer {
  const changed = Buffer.from(bytes);
  changed.writeUInt32LE(unpacked, changed.indexOf(Buffer.from('PK\x01\x02', 'latin1')) + 24);
  return changed;
}

describe('archives', () => {
  it('are told apart by the names of their parts', async () => {
    expect(await check('a.docx', samples.docx())).toBe('taken');
    expect(await check('a.docx', samples.xlsx())).toBe('file.typeRefused');
    expect(await check('a.xlsx', samples.pptx())).toBe('file.typeRefused');
    expect(await check('a.pptx', samples.zip())).toBe('file.typeRefused');
    expect(await check('a.zip', samples.docx())).toBe('taken');
    expect(await check('a.zip', samples.zip({}))).toBe('taken');
  });

  it('UP1 are refused when they are programs', async () => {
    expect(await check('a.zip', samples.zip({ 'META-INF/MANIFEST.MF': '', 'A.class': '' }))).toBe(
      'file.typeRefused',
    );
    expect(await check('a.zip', samples.zip({ 'AndroidManifest.xml': '' }))).toBe('file.typeRefused');
    expect(await check('a.docx', samples.zip({ ...OFFICE, 'word/vbaProject.bin': '' }))).toBe(
      'file.typeRefused',
    );
  });

  it('UP6 are taken without a look into them, however much they say they hold', async () => {
    expect(await check('a.zip', claiming(samples.zip(), 0xf0000000))).toBe('taken');
    expect(await check('a.zip', samples.zip({ 'inner.zip': samples.zip().toString('latin1') }))).toBe(
      'taken',
    );
    expect(await check('a.zip', samples.zip({ '../../etc/passwd': 'x', ['a'.repeat(60_000)]: 'x' }))).toBe(
      'taken',
    );
  });

  it('UP6 are refused as documents when a page could not unpack them', async () => {
    expect(await check('a.docx', claiming(samples.docx(), 300 * 1_024 * 1_024))).toBe('file.damaged');
    expect(await check('a.docx', claiming(samples.docx(), 2 * 1_024 * 1_024))).toBe('file.damaged');
    expect(await check('a.docx', claiming(samples.docx(), 1_000_000))).toBe('taken');
    expect(await check('a.docx', samples.zip({ ...OFFICE, ...parts(998) }))).toBe('taken');
    expect(await check('a.docx', samples.zip({ ...OFFICE, ...parts(999) }))).toBe('file.damaged');
  });

  it('are refused when their directory is not what it should be', async () => {
    const whole = samples.zip();
    expect(await check('a.zip', whole.subarray(0, -10))).toBe('file.damaged');
    expect(await check('a.zip', whole.subarray(0, 60))).toBe('file.damaged');
    expect(
      await check('a.zip', Buffer.concat([whole.subarray(0, 4), Buffer.alloc(9), whole.subarray(4)])),
    ).toBe('file.damaged');
    const miscounted = Buffer.from(whole);
    miscounted.writeUInt16LE(900, miscounted.length - 12);
    expect(await check('a.zip', miscounted)).toBe('file.damaged');
  });
});
