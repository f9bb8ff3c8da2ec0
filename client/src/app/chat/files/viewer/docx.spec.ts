import { strToU8, zipSync } from 'fflate';
import { readDocx } from './docx';
import { type Block, type Paragraph, UnreadableDocument } from './words-document';

const packed = (body: string, others: Record<string, Uint8Array> = {}) =>
  zipSync({ 'word/document.xml': strToU8(`<w:document><w:body>${body}</w:body></w:document>`), ...others });
const read = (body: string) => readDocx(packed(body)).blocks;
const words = (blocks: readonly Block[]) =>
  blocks.map((block) => (block.kind === 'paragraph' ? block.runs.map(({ text }) => text).join('') : 'table'));
const run = (text: string, looks = '') => `<w:r><w:rPr>${looks}</w:rPr><w:t>${text}</w:t></w:r>`;

describe('readDocx', () => {
  it('reads paragraphs, their looks and their direction', () => {
    const [first] = read(
      `<w:p><w:pPr><w:bidi/><w:rPr><w:b/></w:rPr></w:pPr>${run('سلام ')}${run('دنیا', '<w:b/>')}${run('!', '<w:i/><w:b w:val="0"/>')}</w:p>`,
    );
    expect(first).toEqual({
      kind: 'paragraph',
      heading: 0,
      level: null,
      mark: null,
      rtl: true,
      pictures: 0,
      runs: [
        { text: 'سلام ', bold: false, italic: false },
        { text: 'دنیا', bold: true, italic: false },
        { text: '!', bold: false, italic: true },
      ],
    } satisfies Paragraph);
  });

  it('knows headings and lists by what their paragraphs say', () => {
    const blocks = read(
      `<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr>${run('a')}</w:p>
       <w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="4"/></w:numPr></w:pPr>${run('b')}</w:p>`,
    );
    expect(blocks).toMatchObject([
      { heading: 2, level: null },
      { heading: 0, level: 1 },
    ]);
  });

  it('numbers the items of ordered lists as the document says, each list and level by itself', () => {
    const level = (at: number, format: string, text: string, start = 1) =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
    const kinds = [
      level(0, 'decimal', '%1.') + level(1, 'lowerLetter', '%1.%2)'),
      level(0, 'upperRoman', '%1', 3),
      level(0, 'bullet', '·'),
    ].map((levels, id) => `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum>`);
    const lists = [
      [1, 0, ''],
      [2, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'],
      [3, 1, ''],
      [4, 2, ''],
    ].map(([id, kind, rest]) => `<w:num w:numId="${id}"><w:abstractNumId w:val="${kind}"/>${rest}</w:num>`);
    const numbering = `<w:numbering>${kinds.join('')}${lists.join('')}</w:numbering>`;
    const item = ([list, at]: readonly number[]) =>
      `<w:p><w:pPr><w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr></w:pPr>${run('a')}</w:p>`;
    const items = [[1, 0], [1, 1], [1, 1], [1, 0], [1, 1], [2, 0], [2, 0], [3, 0], [3, 0], [4, 0], [9, 0], [0, 0]]; // prettier-ignore
    const { blocks } = readDocx(
      packed(items.map(item).join(''), { 'word/numbering.xml': strToU8(numbering) }),
    );
    expect(blocks.map((block) => block.kind === 'paragraph' && block.mark)).toEqual(
      ['1.', '1.a)', '1.b)', '2.', '2.a)', '7.', '8.', 'III', 'IV', null, null, null], // prettier-ignore
    );
    expect(blocks.at(-1)).toMatchObject({ level: null });
  });

  describe('with lists that come from styles', () => {
    const style = (id: string, place: string, basedOn = '') =>
      `<w:style w:type="paragraph" w:styleId="${id}">${basedOn && `<w:basedOn w:val="${basedOn}"/>`}<w:pPr>${place}</w:pPr></w:style>`;
    const place = (list: string, level: string) =>
      `<w:numPr>${level && `<w:ilvl w:val="${level}"/>`}${list && `<w:numId w:val="${list}"/>`}</w:numPr>`;
    const styles = `<w:styles>
      ${style('Heading1', place('1', ''))}
      ${style('Heading2', place('', '1'), 'Heading1')}
      ${style('Clause', '', 'Heading2')}
      ${style('Plain', place('0', ''), 'Heading1')}
      ${style('Dots', place('2', ''))}
      ${style('Ring', '', 'Round')}${style('Round', '', 'Ring')}
      <w:style w:type="table" w:styleId="Grid"><w:pPr>${place('1', '')}</w:pPr></w:style>
    </w:styles>`;
    const numbering = `<w:numbering>
      <w:abstractNum w:abstractNumId="0">
        <w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
        <w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2."/></w:lvl>
      </w:abstractNum>
      <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
      <w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
    </w:numbering>`;
    const parts = { 'word/styles.xml': strToU8(styles), 'word/numbering.xml': strToU8(numbering) };
    const item = (name: string, own = '') =>
      `<w:p><w:pPr><w:pStyle w:val="${name}"/>${own}</w:pPr>${run('a')}</w:p>`;
    const marks = (...items: string[]) =>
      readDocx(packed(items.join(''), parts)).blocks.map(
        (block) => block.kind === 'paragraph' && [block.level, block.mark],
      );

    it('numbers paragraphs by their style and by those it is based on', () => {
      expect(
        marks(item('Heading1'), item('Heading2'), item('Clause'), item('Heading1'), item('Clause')),
      ).toEqual([
        [0, '1.'],
        [1, '1.1.'],
        [1, '1.2.'],
        [0, '2.'],
        [1, '2.1.'],
      ]);
    });

    it('knows bullets, and styles that take their paragraphs out of the list', () => {
      expect(marks(item('Dots'), item('Plain'), item('Ring'), item('Grid'), item('Unknown'))).toEqual([
        [0, null],
        [null, null],
        [null, null],
        [null, null],
        [null, null],
      ]);
    });

    it('lets a paragraph decide otherwise, and not what it was before a change', () => {
      const before = `<w:pPrChange><w:pPr>${place('0', '')}</w:pPr></w:pPrChange>`;
      expect(
        marks(
          item('Heading1'),
          item('Heading1', place('0', '')),
          item('Heading1', place('', '1')),
          item('Dots', place('1', '')),
          item('Heading1', before),
        ),
      ).toEqual([
        [0, '1.'],
        [null, null],
        [1, '1.1.'],
        [0, '2.'],
        [0, '3.'],
      ]);
    });
  });

  it('writes no number longer than a line begins with, whatever the list asks for', () => {
    const numbering = `<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="9e99"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="${'%1'.repeat(500)}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;
    const body = `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>${run('a')}</w:p>`;
    const [block] = readDocx(packed(body, { 'word/numbering.xml': strToU8(numbering) })).blocks;
    expect(block?.kind === 'paragraph' && block.mark).toHaveLength(32);
  });

  it('keeps the cells of tables, and tables in them', () => {
    const cell = (content: string) => `<w:tc>${content}</w:tc>`;
    const inner = `<w:tbl><w:tr>${cell(`<w:p>${run('c')}</w:p>`)}</w:tr></w:tbl>`;
    const [table] = read(`<w:tbl><w:tr>${cell(`<w:p>${run('a')}</w:p>`)}${cell(inner)}</w:tr></w:tbl>`);
    expect(table?.kind === 'table' && table.rows.map((row) => row.map(words))).toEqual([[['a'], ['table']]]);
  });

  it('leaves out what was deleted, said twice, or is a picture', () => {
    const blocks = read(
      `<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><mc:AlternateContent><mc:Choice>${run('once')}</mc:Choice><mc:Fallback>${run('twice')}</mc:Fallback></mc:AlternateContent><w:r><w:drawing><pic:pic/></w:drawing></w:r></w:p>`,
    );
    expect(words(blocks)).toEqual(['once']);
    expect(blocks[0]).toMatchObject({ pictures: 1 });
  });

  it('shows markup in the text as it is', () => {
    expect(words(read(`<w:p>${run('&lt;img src=x onerror=alert(1)&gt; &amp;')}</w:p>`))).toEqual([
      '<img src=x onerror=alert(1)> &',
    ]);
  });

  it('says that there is more when the document is very long', () => {
    const lines = Array.from({ length: 3_001 }, (_, at) => `<w:p>${run(String(at * 7_919))}</w:p>`);
    const document = readDocx(packed(lines.join('')));
    expect(document.blocks).toHaveLength(3_000);
    expect(document.cut).toBe(true);
  });

  it.each([
    ['it is no archive', () => strToU8('not a zip at all')],
    ['it has no text', () => zipSync({ 'a.txt': strToU8('a') })],
    [
      'it has too many parts',
      () =>
        packed('', Object.fromEntries(Array.from({ length: 1_001 }, (_, at) => [`x/${at}`, strToU8('')]))),
    ],
    ['it unpacks to too much', () => packed(' '.repeat(11_000_000))],
    ['it is packed too tightly', () => packed(' '.repeat(1_000_000))],
  ])('refuses a document when %s', (_why, bytes) => {
    expect(() => readDocx(bytes())).toThrow(UnreadableDocument);
  });
});
