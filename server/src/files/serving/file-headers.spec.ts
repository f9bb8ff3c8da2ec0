import { parse } from 'content-disposition';
import { describe, expect, it } from 'vitest';
import { FILE_TYPES } from '#contracts';
import { fileHeaders } from './file-headers.js';

const KEY = 'a'.repeat(64);
const headersOf = (type: string, name: string, isDownload = false) =>
  fileHeaders({ key: KEY, size: 1, type, name, isDownload });

describe('fileHeaders', () => {
  it.each([
    ['گزارش ماه.pdf'],
    ['"quoted".png'],
    ['a\r\nSet-Cookie: sid=evil.png'],
    ['a;b=c,d.png'],
    ['%2e%2e%2f.png'],
    ['😀 %F0.png'],
    ['\u202Egnp.exe.png'],
    ['\\"\\.png'],
  ])('UP4 carries the name %j whole, in one header of ASCII', (name) => {
    const header = headersOf('image/png', name)['Content-Disposition']!;
    expect(header).toMatch(/^inline; [\x20-\x7e]*$/);
    expect(parse(header).parameters['filename']).toBe(name);
  });

  it('shows images, sound and film in their place and nothing else, and nothing where a download is asked for', () => {
    const shown = FILE_TYPES.filter(({ type, extension }) =>
      headersOf(type, `x.${extension}`)['Content-Disposition']!.startsWith('inline'),
    );
    expect(shown.map(({ extension }) => extension)).toEqual(
      'png jpg jpeg gif webp mp3 m4a ogg mp4 webm'.split(' '),
    );
    expect(headersOf('audio/webm', 'x')['Content-Disposition']).toMatch(/^inline/);
    for (const { type } of FILE_TYPES) {
      expect(headersOf(type, 'x', true)['Content-Disposition']).toMatch(/^attachment; /);
    }
    for (const type of ['text/html', 'image/svg+xml', 'application/xhtml+xml']) {
      expect(headersOf(type, 'x')['Content-Disposition']).toMatch(/^attachment/);
    }
  });

  it('lets no file run anything, and lets only what is played ask again as our own', () => {
    for (const { type, kind } of FILE_TYPES) {
      const policy = headersOf(type, 'x')['Content-Security-Policy']!;
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('allow-scripts');
      expect(policy.startsWith('sandbox;')).toBe(kind !== 'audio' && kind !== 'video');
    }
  });
});
