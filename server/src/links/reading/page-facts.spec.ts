import { describe, expect, it } from 'vitest';
import { decodePage } from './charset.js';
import { pageFacts } from './page-facts.js';
import { pageHead } from './page-head.js';

const ADDRESS = 'https://news.example/a/b';
const facts = (head: string, robots = '') =>
  pageFacts(pageHead(`<!doctype html><head>${head}`), ADDRESS, robots);
const meta = (name: string, content: string) => `<meta property="${name}" content="${content}">`;

describe('pageFacts', () => {
  it('takes what a page says to show, before what it says to browsers', () => {
    const head = [
      '<title>Page</title><meta name=description content="Plain">',
      meta('og:title', 'خبر &amp; تازه'),
      meta('og:description', 'هر چه باید\n بدانید'),
      meta('og:site_name', 'خبرگزاری'),
      meta('og:image', '../picture.png?a=1&amp;b=2'),
    ].join('');
    expect(facts(head)).toEqual({
      title: 'خبر & تازه',
      description: 'هر چه باید بدانید',
      site: 'خبرگزاری',
      picture: 'https://news.example/picture.png?a=1&b=2',
    });
  });

  it('is content with a title, and calls the site by its host', () => {
    expect(facts('<title> Page\n of ours </title>')).toEqual({
      title: 'Page of ours',
      description: '',
      site: 'news.example',
    });
  });

  it('is nothing without a title that can be seen', () => {
    expect(facts(meta('og:description', 'x'))).toBeNull();
    expect(facts('<title>\u200B \u200E</title>')).toBeNull();
    expect(facts(`<title>e${'\u0301'.repeat(9)}</title>`)).toBeNull();
  });

  it('is nothing when the page does not want to be quoted', () => {
    expect(facts('<title>a</title><meta name="robots" content="noindex, NoSnippet">')).toBeNull();
    expect(facts('<title>a</title>', 'nosnippet')).toBeNull();
    expect(facts('<title>a</title><meta name="robots" content="noindex">')).not.toBeNull();
  });

  it('strips what reaches out of a text, and bounds it', () => {
    const found = facts(
      `<title>a\u202Eb\u0000c\u2066</title>${meta('og:description', '😀'.repeat(3_000))}${meta('og:site_name', 'x'.repeat(99))}`,
    );
    expect(found?.title).toBe('abc');
    expect([...(found?.description ?? '')]).toHaveLength(400);
    expect(found?.description.endsWith('😀…')).toBe(true);
    expect([...(found?.site ?? '')]).toHaveLength(80);
  });

  it.each(['javascript:alert(1)', 'data:image/png;base64,AAAA', 'file:///etc/passwd', 'http://'])(
    'takes no picture from %s',
    (address) => {
      expect(facts(`<title>a</title>${meta('og:image', address)}`)).not.toHaveProperty('picture');
    },
  );
});

describe('pageHead', () => {
  it('reads no further than the head', () => {
    expect(pageHead('<head><title>a</title></head><meta name=x content=y>').get('x')).toBeUndefined();
    expect(pageHead('<body><title>a</title>').get('title')).toBeUndefined();
  });

  it('takes the first of several, and what is open at the end', () => {
    expect(pageHead('<title>a</title><svg><title>b</title></svg>').get('title')).toBe('a');
    expect(pageHead('<meta name=__proto__ content=x><title>half').get('title')).toBe('half');
  });

  it.each([
    ['elements in elements', '<a>'.repeat(200_000)],
    ['ends without beginnings', `${'<a>'.repeat(100_000)}${'</b>'.repeat(100_000)}`],
    ['attributes', `<meta ${Array.from({ length: 80_000 }, (_, index) => `a${index}`).join(' ')}>`],
    ['signs', '<'.repeat(600_000)],
    ['entities', `<title>${'&amp;'.repeat(100_000)}`],
    ['titles', '<title>a</title>'.repeat(40_000)],
    ['text in a title', `<title>${'x'.repeat(600_000)}`],
    ['an open comment', `<!--${'-'.repeat(600_000)}`],
  ])('SS3 is done soon with %s', (_what, html) => {
    const begun = performance.now();
    pageHead(html);
    expect(performance.now() - begun).toBeLessThan(500);
  });
});

describe('decodePage', () => {
  const page = (charset: string) => `<meta charset="${charset}"><title>`;
  const persian1256 = Buffer.from([0xd3, 0xe1, 0xc7, 0xe3]);

  it.each([
    ['the header', Buffer.concat([Buffer.from('<title>'), persian1256]), 'text/html; charset="windows-1256"'],
    ['the page', Buffer.concat([Buffer.from(page('windows-1256')), persian1256]), 'text/html'],
    ['nobody', Buffer.from('<title>سلام'), 'text/html'],
    ['a name without meaning', Buffer.from(`${page('klingon')}سلام`), 'text/html; charset=klingon'],
    ['a mark', Buffer.from('\uFEFF<title>سلام', 'utf16le'), 'text/html; charset=utf-8'],
    ['a mark against the page', Buffer.from(`\uFEFF${page('windows-1256')}سلام`), 'text/html'],
  ])('reads a page whose letters are named by %s', (_who, body, contentType) => {
    expect(decodePage(body, contentType)).toMatch(/<title>سلام$/);
  });
});
