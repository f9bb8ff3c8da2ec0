import type { Language } from '#contracts';
import type { Letter } from './letter.js';

/** Who writes, as its people call it; empty: the product's own name. */
export interface Sender {
  language: Language;
  serverName: string;
}

const PRODUCT = { fa: 'سخن', en: 'Sokhan' };

/** A name keeps its own direction, and turns no word beside it. */
const isolated = (name: string): string => `\u2068${name}\u2069`;

const named = ({ language, serverName }: Sender): string => isolated(serverName || PRODUCT[language]);

/** To somebody who forgot their password. */
export function resetLetter(from: Sender, username: string, link: string): Letter {
  const server = named(from);
  const name = isolated(username);
  return from.language === 'fa'
    ? {
        language: 'fa',
        subject: `گذرواژهٔ تازه در ${server}`,
        paragraphs: [
          `کسی، شاید خودتان، برای حساب ${name} در ${server} گذرواژهٔ تازه‌ای خواست. با این نشانی آن را بگذارید:`,
        ],
        link,
        note: 'این نشانی یک بار و تا یک ساعت کار می‌کند. اگر شما نخواسته‌اید، کاری لازم نیست: گذرواژهٔ شما همان است که بود.',
      }
    : {
        language: 'en',
        subject: `A new password on ${server}`,
        paragraphs: [
          `Somebody, perhaps you, asked for a new password for the account ${name} on ${server}. Set it here:`,
        ],
        link,
        note: 'This link works once, and for an hour. If you did not ask, there is nothing to do: your password is what it was.',
      };
}

/** To somebody for whom an admin made an account. */
export function accountLetter(from: Sender, username: string, link: string): Letter {
  const server = named(from);
  const name = isolated(username);
  return from.language === 'fa'
    ? {
        language: 'fa',
        subject: `حساب شما در ${server}`,
        paragraphs: [
          `در ${server} حسابی با نام کاربری ${name} برای شما ساخته شد. گذرواژهٔ خود را این‌جا بگذارید:`,
        ],
        link,
        note: 'این نشانی یک بار و تا یک ساعت کار می‌کند. پس از آن در صفحهٔ ورود «گذرواژه را فراموش کرده‌اید؟» را بزنید.',
      }
    : {
        language: 'en',
        subject: `Your account on ${server}`,
        paragraphs: [`An account named ${name} was made for you on ${server}. Set your password here:`],
        link,
        note: 'This link works once, and for an hour. After that, choose “Forgot your password?” on the sign-in page.',
      };
}

/** To somebody who is invited. */
export function invitationLetter(from: Sender, inviter: string, link: string): Letter {
  const server = named(from);
  const name = isolated(inviter);
  return from.language === 'fa'
    ? {
        language: 'fa',
        subject: `دعوت به ${server}`,
        paragraphs: [`${name} شما را به ${server} دعوت کرده است. حساب خود را این‌جا بسازید:`],
        link,
        note: 'اگر کسی که دعوتتان کرده را نمی‌شناسید، کاری لازم نیست.',
      }
    : {
        language: 'en',
        subject: `An invitation to ${server}`,
        paragraphs: [`${name} invites you to ${server}. Make your account here:`],
        link,
        note: 'If you do not know who invites you, there is nothing to do.',
      };
}

/** To an admin who tries whether mail arrives. */
export function trialLetter(from: Sender): Letter {
  const server = named(from);
  return from.language === 'fa'
    ? {
        language: 'fa',
        subject: `نامهٔ آزمایشی ${server}`,
        paragraphs: [`این نامه را ${server} برای آزمودن فرستاد. اگر آن را می‌خوانید، نامه‌ها می‌رسند.`],
      }
    : {
        language: 'en',
        subject: `A trial mail of ${server}`,
        paragraphs: [`${server} sent this to try. If you read it, mail arrives.`],
      };
}
