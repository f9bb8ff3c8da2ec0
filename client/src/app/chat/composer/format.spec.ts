import { type Format, formatted } from './format';

/** The text with what is selected between bars. */
function apply(marked: string, format: Format): string {
  const [before = '', selected = '', after = ''] = marked.split('¦');
  const start = before.length;
  const { from, to, insert, select } = formatted(
    before + selected + after,
    start,
    start + selected.length,
    format,
  );
  const text = before + selected + after;
  const changed = text.slice(0, from) + insert + text.slice(to);
  return `${changed.slice(0, select[0])}¦${changed.slice(...select)}¦${changed.slice(select[1])}`;
}

describe('formatted', () => {
  it.each<[Format, string, string]>([
    ['bold', 'یک ¦دو¦ سه', 'یک **¦دو¦** سه'],
    ['bold', 'یک **¦دو¦** سه', 'یک ¦دو¦ سه'],
    ['bold', '¦دو ¦سه', '**¦دو¦** سه'],
    ['italic', '¦¦', '_¦¦_'],
    ['strike', '¦a¦', '~~¦a¦~~'],
    ['code', '¦a¦', '`¦a¦`'],
    ['spoiler', '¦a¦', '||¦a¦||'],
    ['quote', 'یک\n¦دو\nسه¦', 'یک\n¦> دو\n> سه¦'],
    ['quote', '¦> دو\n> سه¦', '¦دو\nسه¦'],
    ['list', 'یک¦¦', '- یک¦¦'],
    ['link', '¦اینجا¦', '[اینجا](¦https://¦)'],
    ['link', '¦https://a.b¦', '[¦¦](https://a.b)'],
    ['codeBlock', 'کد ¦a()¦', 'کد \n```\n¦a()¦\n```'],
  ])('sets off what is selected as %s in %j', (format, before, after) => {
    expect(apply(before, format)).toBe(after);
  });
});
