import { splitText } from './split-text';

describe('splitText', () => {
  it.each([
    ['سلام', 10, ['سلام']],
    ['یک دو سه چهار', 8, ['یک دو سه', 'چهار']],
    ['aaa bbb\nccc ddd', 9, ['aaa bbb', 'ccc ddd']],
    ['aaaaaa\n\nbbb cc', 10, ['aaaaaa', 'bbb cc']],
    ['aaaaaaaaaa', 4, ['aaaa', 'aaaa', 'aa']],
    ['😀😀😀😀😀', 2, ['😀😀', '😀😀', '😀']],
  ])('cuts %j to parts of %i', (text, max, parts) => {
    expect(splitText(text, max)).toEqual(parts);
  });
});
