import type { Point } from '../../../ui/fingers';

/** Where a picture stands in its frame: how large, and how far its middle is from the frame's, in pixels. */
export interface View {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export interface Frame {
  readonly width: number;
  readonly height: number;
}

export const WHOLE: View = { scale: 1, x: 0, y: 0 };

const LARGEST = 8;

/** Larger or smaller around a point, which stays where it is; the point counts from the frame's middle. */
export function zoomed(view: View, factor: number, point: Point, frame: Frame): View {
  const scale = Math.min(LARGEST, Math.max(1, view.scale * factor));
  const by = scale / view.scale;
  return within({ scale, x: point.x - (point.x - view.x) * by, y: point.y - (point.y - view.y) * by }, frame);
}

export function moved(view: View, { x, y }: Point, frame: Frame): View {
  return within({ ...view, x: view.x + x, y: view.y + y }, frame);
}

/** The frame stays covered. */
function within({ scale, x, y }: View, { width, height }: Frame): View {
  const [most, tallest] = [((scale - 1) * width) / 2, ((scale - 1) * height) / 2];
  return { scale, x: clamp(x, most), y: clamp(y, tallest) };
}

// Adding zero makes a zero of what would be a negative one.
const clamp = (value: number, most: number): number => Math.min(most, Math.max(-most, value)) + 0;
