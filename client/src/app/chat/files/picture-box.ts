import type { FileInfo } from '#contracts';

/** The largest box of one picture in a conversation, in rem. */
const WIDTH = 22;
const HEIGHT = 24;
/** So small a picture still has room for a button. */
const LEAST = 10;
const PX_A_REM = 16;
/** Beyond these the sides are cut off. */
const NARROWEST = 0.45;
const WIDEST = 3;
/** Where nobody knows. */
const USUAL = { image: 4 / 3, video: 16 / 9 };

export interface PictureBox {
  /** In rem. */
  readonly width: number;
  /** Width by height. */
  readonly ratio: number;
}

/** The room that one picture takes, known before it has come: nothing moves when it does. */
export function pictureBox({ kind, width, height }: Pick<FileInfo, 'kind' | 'width' | 'height'>): PictureBox {
  const known = width && height ? width / height : USUAL[kind === 'video' ? 'video' : 'image'];
  const ratio = Math.min(WIDEST, Math.max(NARROWEST, known));
  const own = width && kind === 'image' ? width / PX_A_REM : WIDTH;
  return { width: Math.max(LEAST, Math.min(own, WIDTH, HEIGHT * ratio)), ratio };
}

/** How many pictures stand in each row of an album. */
const ROWS: readonly (readonly number[])[] = [
  [],
  [1],
  [2],
  [1, 2],
  [2, 2],
  [2, 3],
  [3, 3],
  [2, 2, 3],
  [2, 3, 3],
  [3, 3, 3],
  [2, 2, 3, 3],
];

/** For each picture of an album, how many share its row. */
export function rowSizes(count: number): number[] {
  return (ROWS[count] ?? []).flatMap((size) => Array<number>(size).fill(size));
}
