import type { Locator, Page } from '@playwright/test';

export type Side = 'left' | 'right';

/** Where the characters of an element stand, as an eye would find them. */
export interface Seen {
  /** Line by line, from left to right, without spaces. */
  lines: string[];
  /** The side of the element that the first line touches; null when it stands in between. */
  side: Side | null;
}

/** Measures the characters of an element by their rectangles on the page. */
export function see(element: Locator): Promise<Seen> {
  return element.evaluate((host): Seen => {
    const glyphs: { text: string; x: number; top: number; bottom: number; left: number; right: number }[] =
      [];
    const walker = document.createTreeWalker(host, NodeFilter.SHOW_TEXT);
    const graphemes = new Intl.Segmenter('fa', { granularity: 'grapheme' });
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (const { segment, index } of graphemes.segment(node.textContent ?? '')) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + segment.length);
        const box = range.getClientRects()[0];
        if (!box || segment.trim() === '') continue;
        const { left, right, top, bottom } = box;
        glyphs.push({ text: segment, x: (left + right) / 2, top, bottom, left, right });
      }
    }
    const lines: (typeof glyphs)[] = [];
    for (const glyph of glyphs.sort((one, other) => one.top - other.top)) {
      const line = lines.at(-1);
      // Fonts differ in height within a line: what overlaps by half stands in the same one.
      const first = line?.[0];
      if (line && first && (glyph.top + glyph.bottom) / 2 < first.bottom) line.push(glyph);
      else lines.push([glyph]);
    }
    for (const line of lines) line.sort((one, other) => one.x - other.x);
    const first = lines[0] ?? [];
    const box = host.getBoundingClientRect();
    // The padding of inline code stands between its letters and the edge.
    const near = 8;
    const touchesLeft = Math.abs((first[0]?.left ?? Infinity) - box.left) < near;
    const touchesRight = Math.abs((first.at(-1)?.right ?? Infinity) - box.right) < near;
    return {
      lines: lines.map((line) => line.map(({ text }) => text).join('')),
      side: touchesLeft === touchesRight ? null : touchesLeft ? 'left' : 'right',
    };
  });
}

const RTL_LETTER = /(?=\p{L})[\u0590-\u08ff]/u;

/**
 * What is seen from left to right when a line of the given direction is read piece by piece. A piece is read in its
 * own direction: from the right when it holds Persian letters.
 */
export function readFrom(start: Side, pieces: readonly string[]): string {
  const graphemes = new Intl.Segmenter('fa', { granularity: 'grapheme' });
  const drawn = pieces.map((piece) => {
    const letters = Array.from(graphemes.segment(piece.replace(/\s/g, '')), ({ segment }) => segment);
    return (RTL_LETTER.test(piece) ? letters.reverse() : letters).join('');
  });
  return (start === 'right' ? drawn.reverse() : drawn).join('');
}

/**
 * Where the ink of an element is, from 0 at its left to 1 at its right. The text of a field has no rectangles, so a
 * picture of it is looked at: what differs from the colour of its first pixel is ink.
 */
export async function inkCentre(field: Locator, looker: Page): Promise<number> {
  const picture = await field.screenshot({ animations: 'disabled', caret: 'hide' });
  return looker.evaluate(
    async (bytes) => {
      const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      if (!canvas) throw new Error('This browser draws nothing.');
      canvas.drawImage(bitmap, 0, 0);
      // The field's own border is not its text.
      const edge = 4;
      const [width, height] = [bitmap.width - 2 * edge, bitmap.height - 2 * edge];
      const { data } = canvas.getImageData(edge, edge, width, height);
      let ink = 0;
      let sum = 0;
      for (let pixel = 0; pixel < width * height; pixel += 1) {
        const difference = [0, 1, 2].reduce(
          (all, at) => all + Math.abs(data[pixel * 4 + at]! - data[at]!),
          0,
        );
        if (difference < 60) continue;
        ink += 1;
        sum += pixel % width;
      }
      return sum / ink / width;
    },
    [...picture],
  );
}
