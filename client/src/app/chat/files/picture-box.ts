import type { FileInfo } from '#contracts';

/** The largest box of one picture in a conversation, in rem. */
const WIDTH = 22;
const HEIGHT = 24;
/** However small a picture is, a finger meets its box; one that moves has a button in it besides. */
const LEAST = 2.75;
const LEAST_MOVING = 10;
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
  /** The picture is no larger than this: it is shown as it is, with nothing cut off and nothing blown up. */
  readonly whole: boolean;
}

type Shape = Pick<FileInfo, 'kind' | 'width' | 'height' | 'animated'>;

/** The room that one picture takes, known before it has come: nothing moves when it does. */
export function pictureBox(file: Shape): PictureBox {
  return ownBox(file) ?? cutBox(file);
}

/** Of an image that fits as it is. */
function ownBox({ kind, width, height, animated }: Shape): PictureBox | null {
  if (kind !== 'image' || !width || !height) return null;
  const least = animated ? LEAST_MOVING : LEAST;
  const [wide, high] = [width / PX_A_REM, height / PX_A_REM];
  if (wide > WIDTH || high > HEIGHT) return null;
  const box = { width: Math.max(least, wide), height: Math.max(least, high) };
  return { width: box.width, ratio: box.width / box.height, whole: true };
}

function cutBox({ kind, width, height }: Shape): PictureBox {
  const known = width && height ? width / height : USUAL[kind === 'video' ? 'video' : 'image'];
  const ratio = Math.min(WIDEST, Math.max(NARROWEST, known));
  const own = width && kind === 'image' ? width / PX_A_REM : WIDTH;
  const least = Math.min(LEAST_MOVING, HEIGHT * ratio);
  return { width: Math.max(least, Math.min(own, WIDTH, HEIGHT * ratio)), ratio, whole: false };
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
