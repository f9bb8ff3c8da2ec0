import type { Point } from '../ui/fingers';

/** Width and height in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How an image lies behind a square window: 1 just fills it; the image's middle is so far from the window's, in its pixels. */
export interface Crop {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

export const WHOLE: Crop = { zoom: 1, x: 0, y: 0 };
export const MOST = 4;

/** Pixels of the window to one of the image. */
export const scaleOf = ({ zoom }: Crop, image: Size, side: number): number =>
  (side / Math.min(image.width, image.height)) * zoom;

export function moved(crop: Crop, by: Point, image: Size, side: number): Crop {
  return within({ ...crop, x: crop.x + by.x, y: crop.y + by.y }, image, side);
}

/** Around the middle of the window. */
export function zoomed(crop: Crop, zoom: number, image: Size, side: number): Crop {
  const next = Math.min(MOST, Math.max(1, zoom));
  const by = next / crop.zoom;
  return within({ zoom: next, x: crop.x * by, y: crop.y * by }, image, side);
}

/** The square of the image that the window shows, in the image's own pixels. */
export function regionOf(crop: Crop, image: Size, side: number): Point & { side: number } {
  const scale = scaleOf(crop, image, side);
  const own = side / scale;
  return {
    x: (image.width - own) / 2 - crop.x / scale,
    y: (image.height - own) / 2 - crop.y / scale,
    side: own,
  };
}

/** The window stays filled. */
function within(crop: Crop, image: Size, side: number): Crop {
  const scale = scaleOf(crop, image, side);
  const clamp = (value: number, length: number) => {
    const most = (length * scale - side) / 2;
    // Adding zero makes a zero of what would be a negative one.
    return Math.min(most, Math.max(-most, value)) + 0;
  };
  return { zoom: crop.zoom, x: clamp(crop.x, image.width), y: clamp(crop.y, image.height) };
}
