import { describe, expect, it } from 'vitest';
import type { ServerFace } from '#contracts';
import { clientPage } from './client-page.js';

const HTML = '<html lang="fa"><title>سخن</title><sk-root ngCspNonce="CSP_NONCE"><style nonce="CSP_NONCE">';
const face = (more: Partial<ServerFace> = {}): ServerFace => ({ languages: ['fa', 'en'], ...more });

describe('clientPage', () => {
  it('writes the nonce wherever one belongs', () => {
    expect(clientPage(HTML)('n$&', face()).match(/n\$&/g)).toHaveLength(2);
  });

  it('says on the document what the server looks like, and names the tab after it', () => {
    const page = clientPage(HTML)('n', face({ name: 'انجمن نجوم' }));
    expect(page).toContain('&quot;name&quot;:&quot;انجمن نجوم&quot;');
    expect(page).toContain('<title>انجمن نجوم</title>');
    expect(clientPage(HTML)('n', face())).toContain('<title>سخن</title>');
  });

  it('lets no name become a part of the page', () => {
    const name = `"><script>alert('$&')</script>&quot;`;
    const page = clientPage(HTML)('n', face({ name }));
    expect(page).not.toContain('<script');
    const [, attribute = ''] = /data-server="([^"]*)"/.exec(page) ?? [];
    const json = attribute
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&');
    expect(JSON.parse(json)).toEqual(face({ name }));
  });

  it('makes no page of what has no place for the nonce', () => {
    expect(() => clientPage('<html lang="fa">')).toThrow('nonce');
    expect(() => clientPage('CSP_NONCE')).toThrow('looks like');
  });
});
