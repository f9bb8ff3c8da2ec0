import type { Language } from '#contracts';

/** What a mail says, and to where it leads. */
export interface Letter {
  language: Language;
  subject: string;
  paragraphs: string[];
  link?: string;
  /** Below the link, in small. */
  note?: string;
}

/** For programs that show words alone. */
export const textOf = ({ paragraphs, link, note }: Letter): string =>
  [...paragraphs, link, note].filter(Boolean).join('\n\n');

/** In the language's direction. The link is written out: nobody has to trust what is behind a word. */
export function htmlOf({ language, subject, paragraphs, link, note }: Letter): string {
  const address = link && escaped(link);
  const body = [
    ...paragraphs.map((words) => `<p>${escaped(words)}</p>`),
    address && `<p dir="ltr"><a href="${address}">${address}</a></p>`,
    note && `<p><small>${escaped(note)}</small></p>`,
  ];
  return `<!doctype html>
<html lang="${language}" dir="${language === 'fa' ? 'rtl' : 'ltr'}">
<head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body style="font-family: Vazirmatn, Tahoma, sans-serif; line-height: 1.8">
${body.filter(Boolean).join('\n')}
</body>
</html>
`;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (words: string): string => words.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
