/** Compresses the built page once, as well as it can be, so that no request has to: a .br and a .gz beside each file. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const FOLDER = 'dist/client/browser';
const WORTH_IT = /\.(?:m?js|css|svg|json|webmanifest)$/;
/** Below this a file fits into one packet anyway. */
const MIN_BYTES = 512;

for (const name of readdirSync(FOLDER, { recursive: true })) {
  if (!WORTH_IT.test(name)) continue;
  const path = join(FOLDER, name);
  const content = readFileSync(path);
  if (content.length < MIN_BYTES) continue;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  writeFileSync(`${path}.br`, brotliCompressSync(content, { params }));
  writeFileSync(`${path}.gz`, gzipSync(content, { level: constants.Z_BEST_COMPRESSION }));
}
