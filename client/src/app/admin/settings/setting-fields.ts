import type { Digits, Language, ServerSettingName, ServerSettings } from '#contracts';
import { toLatinDigits, toPersianDigits } from '#text';

/** A setting that is typed. */
export interface SettingField {
  /** What the server calls it when it refuses it; its words stand under `admin.settings.field` with this name. */
  readonly name: string;
  readonly setting: ServerSettingName;
  /** More than one: prose. */
  readonly lines: number;
  readonly isNumber: boolean;
  /** How a setting is shown for typing. */
  show(settings: ServerSettings, digits: Digits): string;
  /** What is to be saved when this was typed; null where it means nothing. */
  read(text: string, settings: ServerSettings): Partial<ServerSettings> | null;
}

type NumberName = {
  [Name in ServerSettingName]: ServerSettings[Name] extends number ? Name : never;
}[ServerSettingName];

const MEGABYTE = 1_048_576;

/** A whole number. */
export const whole = (name: NumberName): SettingField => number(name, 1, /^\d{1,15}$/);

/** Bytes, typed in megabytes. */
export const size = (name: NumberName): SettingField => number(name, MEGABYTE, /^\d{1,9}(?:\.\d{1,6})?$/);

export const nameOfServer: SettingField = {
  name: 'name',
  setting: 'name',
  lines: 1,
  isNumber: false,
  show: ({ name }) => name,
  read: (text) => ({ name: text.trim() }),
};

export const wordsOfTheDay = (language: Language): SettingField => ({
  name: `messageOfTheDay.${language}`,
  setting: 'messageOfTheDay',
  lines: 3,
  isNumber: false,
  show: ({ messageOfTheDay }) => messageOfTheDay[language] ?? '',
  read(text, { messageOfTheDay: { [language]: _, ...others } }) {
    const words = text.trim();
    return { messageOfTheDay: { ...others, ...(words && { [language]: words }) } };
  },
});

const number = (name: NumberName, unit: number, form: RegExp): SettingField => ({
  name,
  setting: name,
  lines: 1,
  isNumber: true,
  show: (settings, digits) => numberText(settings[name] / unit, digits),
  read(text) {
    const plain = toLatinDigits(text.trim())
      .replace(/[٬,](?=\d{3}(?:\D|$))/g, '')
      .replace('٫', '.');
    return form.test(plain) ? { [name]: Math.round(Number(plain) * unit) } : null;
  },
});

/** Without signs that group digits: whoever types would have to mind them. */
function numberText(value: number, digits: Digits): string {
  const latin = String(Number(value.toFixed(6)));
  return digits === 'persian' ? toPersianDigits(latin).replace('.', '٫') : latin;
}
