import type { ServerSettings } from '#contracts';
import { nameOfServer, size, whole, wordsOfTheDay } from './setting-fields';

const settings = {
  name: 'انجمن',
  messageOfTheDay: { fa: 'درود', en: 'Hello' },
  maxUploadSize: 1_572_864,
  userQuota: 1_073_741_824,
  retentionDays: 365,
} as ServerSettings;

describe('a setting that is typed', () => {
  it('shows sizes in megabytes and the digits of the person, with nothing between them', () => {
    expect(size('maxUploadSize').show(settings, 'persian')).toBe('۱٫۵');
    expect(size('maxUploadSize').show(settings, 'latin')).toBe('1.5');
    expect(size('userQuota').show(settings, 'persian')).toBe('۱۰۲۴');
  });

  it.each(['1.5', '۱٫۵', '١٫٥', ' 1٫5 '])('reads sizes as people write them when it is %j', (text) => {
    expect(size('maxUploadSize').read(text, settings)).toEqual({ maxUploadSize: 1_572_864 });
  });

  it.each(['1,024', '۱٬۰۲۴', '1024'])('reads numbers with signs that group them when it is %j', (text) => {
    expect(whole('retentionDays').read(text, settings)).toEqual({ retentionDays: 1_024 });
  });

  it.each(['', '-1', '1.5', 'یک', '1,5', '1e3'])('reads no number when it is %j', (text) => {
    expect(whole('retentionDays').read(text, settings)).toBeNull();
  });

  it('keeps the words of the other language, and none where there are none', () => {
    const persian = wordsOfTheDay('fa');
    expect(persian.show(settings, 'latin')).toBe('درود');
    expect(persian.read(' بدرود ', settings)).toEqual({ messageOfTheDay: { fa: 'بدرود', en: 'Hello' } });
    expect(persian.read(' ', settings)).toEqual({ messageOfTheDay: { en: 'Hello' } });
    expect(nameOfServer.read(' انجمن نجوم ', settings)).toEqual({ name: 'انجمن نجوم' });
  });
});
