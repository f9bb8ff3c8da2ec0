import { describe, expect, it } from 'vitest';
import { mayHaveWebLink, openWebLinks } from './links.js';

describe('openWebLinks', () => {
  it('names the addresses of a text in their order, each once', () => {
    const text =
      'ببین https://b.example/۱ و [این](https://a.example/x) را\n> **HTTP://c.example** https://b.example/۱.';
    expect(openWebLinks(text)).toEqual(['https://b.example/۱', 'https://a.example/x', 'HTTP://c.example']);
  });

  it('leaves out what is code, what is covered, and what is no page', () => {
    const text = [
      '`https://code.example` ||https://covered.example|| ||[واژه](https://covered.example/2)||',
      'mailto:sara@example.org [نامه](mailto:http://x@example.org) ftp://files.example',
      '```',
      'https://block.example',
      '```',
    ].join('\n');
    expect(openWebLinks(text)).toEqual([]);
  });
});

describe('mayHaveWebLink', () => {
  it('says no only where there is none', () => {
    expect(mayHaveWebLink('سلام')).toBe(false);
    expect(mayHaveWebLink('HTTPS://a.example')).toBe(true);
  });
});
