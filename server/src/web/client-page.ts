import type { ServerFace } from '#contracts';

/** The page as it is sent to one visit. */
export type ClientPage = (nonce: string, face: ServerFace) => string;

const ROOT = '<html ';
const TITLE = /<title>[^<]*<\/title>/;

/**
 * Makes pages of the built index.html: the nonce stands on the root element and on every tag that may carry one; what the
 * server looks like stands on the document, so that its first paint needs no question.
 */
export function clientPage(html: string): ClientPage {
  const parts = html.split('CSP_NONCE');
  if (parts.length < 2) throw new Error('index.html has no place for the nonce.');
  if (!html.includes(ROOT)) throw new Error('index.html has no place for what the server looks like.');
  return (nonce, face) => {
    const page = parts
      .join(nonce)
      .replace(ROOT, () => `${ROOT}data-server="${escaped(JSON.stringify(face))}" `);
    const { name } = face;
    return name === undefined ? page : page.replace(TITLE, () => `<title>${escaped(name)}</title>`);
  };
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
