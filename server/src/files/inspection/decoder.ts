import { encode } from 'blurhash';
import { parseFile } from 'music-metadata';
import sharp, { type Metadata, type Sharp, type SharpOptions } from 'sharp';
import type { Order, Reply, Task, Tasks } from './decoding.js';

/**
 * Decodes what strangers sent, in a process of its own that holds no secret and may be ended at any moment. It is also
 * run as it stands, without being built, so it imports no file of ours but for types.
 */

/** In pixels, over all frames. */
const MAX_PIXELS = 40_000_000;
const MAX_FRAMES = 300;
const PREVIEW_SIDE = 1_024;
const HASH_SIDE = 32;

/** libvips speaks dozens of formats by as many libraries; we need four, read from files. */
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadPngFile',
    'VipsForeignLoadJpegFile',
    'VipsForeignLoadNsgifFile',
    'VipsForeignLoadWebpFile',
  ],
});
sharp.cache(false);
sharp.concurrency(1);

const opened = (path: string, options: SharpOptions = {}): Sharp =>
  sharp(path, { limitInputPixels: MAX_PIXELS, failOn: 'error', ...options });

/** Encoded anew, an image is its pixels alone: no place, no camera, nothing hidden behind its end. */
async function image({ path, format, content, preview }: Tasks['image']['job']) {
  const metadata = await opened(path).metadata();
  const frames = metadata.pages ?? 1;
  if (metadata.format !== format) throw new Error(`It is ${metadata.format}, not ${format}.`);
  if (frames > MAX_FRAMES) throw new Error(`It has ${frames} frames.`);
  const source = frames > 1 ? opened(path, { animated: true }) : opened(path).autoOrient();
  const written = await encoded(source, format, metadata).toFile(content);
  await opened(content)
    .resize({ width: PREVIEW_SIDE, height: PREVIEW_SIDE, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 78 })
    .toFile(preview);
  return {
    width: written.width,
    height: written.pageHeight ?? written.height,
    animated: frames > 1,
    blurHash: await blurHash(preview),
  };
}

/** Low efforts: an animation would take its five seconds otherwise. */
function encoded(source: Sharp, format: string, metadata: Metadata): Sharp {
  switch (format) {
    case 'png':
      return source.png({ palette: metadata.isPalette ?? false, dither: 0 });
    case 'gif':
      return source.gif({ effort: 1, dither: 0 });
    case 'webp':
      return source.webp({ quality: 90, effort: 2 });
    default:
      return source.jpeg({
        quality: 90,
        progressive: metadata.isProgressive ?? false,
        chromaSubsampling: metadata.chromaSubsampling === '4:4:4' ? '4:4:4' : '4:2:0',
      });
  }
}

async function blurHash(path: string): Promise<string> {
  const { data, info } = await opened(path)
    .resize({ width: HASH_SIDE, height: HASH_SIDE, fit: 'inside' })
    .flatten({ background: '#ffffff' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return encode(new Uint8ClampedArray(data), info.width, info.height, 4, 3);
}

async function square({ path, side, square: to }: Tasks['square']['job']) {
  await opened(path)
    .autoOrient()
    .resize({ width: side, height: side, fit: 'cover', position: 'centre' })
    .webp({ quality: 84 })
    .toFile(to);
  return null;
}

async function sound({ path }: Tasks['sound']['job']) {
  const { format } = await parseFile(path, { duration: true, skipCovers: true });
  const video = format.trackInfo.find((track) => track.video)?.video;
  const seconds = format.duration;
  return {
    durationMs: seconds && Number.isFinite(seconds) ? Math.round(seconds * 1_000) : undefined,
    hasVideo: format.hasVideo ?? false,
    width: video?.displayWidth ?? video?.pixelWidth,
    height: video?.displayHeight ?? video?.pixelHeight,
  };
}

const work: { [K in Task]: (job: Tasks[K]['job']) => Promise<Tasks[K]['result']> } = {
  image,
  square,
  sound,
};

const reply = (message: Reply) => process.send?.(message);

process.on('message', ({ task, job }: Order) => {
  const run = work[task] as (job: Order['job']) => Promise<Tasks[Task]['result']>;
  run(job).then(
    (result) => reply({ result }),
    (error: unknown) => reply({ fault: error instanceof Error ? error.message : String(error) }),
  );
});
process.on('disconnect', () => process.exit());
reply('ready');
