import { describe, expect, it } from 'vitest';
import { type Letter, htmlOf, textOf } from './letter.js';
import { accountLetter, resetLetter, trialLetter } from './letters.js';

const LINK = 'https://chat.example.org/reset#a';

describe('a letter', () => {
  const letter: Letter = {
    language: 'fa',
    subject: 'سلام',
    paragraphs: ['یک', 'دو'],
    link: LINK,
    note: 'سه',
  };

  it('has its paragraphs, its link and its note apart when it is plain', () => {
    expect(textOf(letter)).toBe(`یک\n\nدو\n\n${LINK}\n\nسه`);
  });

  it('reads from the right when it is Persian, but for its link', () => {
    expect(htmlOf(letter)).toContain('<html lang="fa" dir="rtl">');
    expect(htmlOf(letter)).toContain(`<p dir="ltr"><a href="${LINK}">${LINK}</a></p>`);
    expect(htmlOf({ ...letter, language: 'en' })).toContain('<html lang="en" dir="ltr">');
  });

  it('shows signs as they are when they could be taken for markup', () => {
    const html = htmlOf({
      language: 'en',
      subject: '<s>',
      paragraphs: [`<img src=x> & "'`],
      link: '" onclick="',
    });
    expect(html).toContain('<p>&lt;img src=x&gt; &amp; &quot;&#39;</p>');
    expect(html).toContain('<title>&lt;s&gt;</title>');
    expect(html).not.toContain('" onclick="');
  });

  it.each(['fa', 'en'] as const)(
    'names server and person with a direction of their own, in %s',
    (language) => {
      const from = { language, serverName: 'Team 7' };
      for (const { subject, paragraphs } of [
        resetLetter(from, 'sara', LINK),
        accountLetter(from, 'sara', LINK),
      ]) {
        expect(subject).toContain('\u2068Team 7\u2069');
        expect(paragraphs.join()).toContain('\u2068sara\u2069');
      }
      const product = language === 'fa' ? 'سخن' : 'Sokhan';
      expect(trialLetter({ language, serverName: '' }).subject).toContain(`\u2068${product}\u2069`);
    },
  );
});
