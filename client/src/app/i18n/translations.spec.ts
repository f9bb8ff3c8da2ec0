import { AUDIT_ACTIONS, ERRORS, FIELD_CODES, HEALTH_PARTS, JOBS } from '#contracts';
import adminEn from '../../i18n/admin/en.json';
import adminFa from '../../i18n/admin/fa.json';
import chatEn from '../../i18n/chat/en.json';
import chatFa from '../../i18n/chat/fa.json';
import en from '../../i18n/en.json';
import fa from '../../i18n/fa.json';
import settingsEn from '../../i18n/settings/en.json';
import settingsFa from '../../i18n/settings/fa.json';
import { fieldErrorKey } from './error-text';

type Tree = { [key: string]: string | Tree };

function leaves(tree: Tree, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of Object.entries(tree)) {
    if (typeof value === 'string') found.set(prefix + name, value);
    else for (const [key, text] of leaves(value, `${prefix}${name}.`)) found.set(key, text);
  }
  return found;
}

const persian = leaves({ ...fa, ...chatFa, ...settingsFa, ...adminFa });
const english = leaves({ ...en, ...chatEn, ...settingsEn, ...adminEn });
const placeholders = (text: string) =>
  [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name]) => name).sort();

describe('the language files', () => {
  it('hold the same keys when compared', () => {
    expect([...persian.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('have each group in one part when they are joined', () => {
    const groups = [en, chatEn, settingsEn, adminEn].flatMap((part) => Object.keys(part));
    expect(groups).toHaveLength(new Set(groups).size);
  });

  it('fill the same places when translated', () => {
    const differing = [...english].filter(
      ([key, text]) => placeholders(persian.get(key) ?? '').join() !== placeholders(text).join(),
    );
    expect(differing).toEqual([]);
  });

  it('keep Arabic letters, Latin punctuation and foreign digits out when it is Persian', () => {
    const strange = [...persian].filter(([, text]) => /[يك?;,0-9٠-٩]/.test(text.replace(/\{\{.*?\}\}/g, '')));
    expect(strange).toEqual([]);
  });

  it('have a sentence for every refusal when the server gives one', () => {
    const codes = [...Object.keys(ERRORS), 'network.offline', 'network.tooLarge'];
    expect(codes.filter((code) => !english.has(`errors.${code}`))).toEqual([]);
  });

  it('have a sentence for every act of the audit, every job and every part of the server', () => {
    const keys = [
      ...AUDIT_ACTIONS.map((action) => `admin.audit.did.${action}`),
      ...JOBS.map((job) => `admin.system.job.${job}`),
      ...HEALTH_PARTS.map((part) => `admin.system.part.${part}`),
    ];
    expect(keys.filter((key) => !english.has(key))).toEqual([]);
  });

  it('have a sentence for every fault of every field when one is refused', () => {
    const fields = [
      'username',
      'password',
      'newPassword',
      'displayName',
      'bio',
      'name',
      'description',
      'other',
    ];
    const keys = fields.flatMap((field) => FIELD_CODES.map((code) => fieldErrorKey(field, code)));
    expect(keys.filter((key) => !english.has(key))).toEqual([]);
  });
});
