/** The name of the form in which backups are written. */
export const FORMAT = 1;

/** Where things lie in the archive. */
export const MANIFEST = 'manifest.json';
export const DATABASE = 'database/sokhan.db';
export const SECRET = 'secret.key';
export const FILES = 'files/';

export interface Part {
  path: string;
  size: number;
  /** In hex. */
  sha256: string;
}

/** What is in a backup; its last part, so that it is written when all else is known. */
export interface Manifest {
  format: number;
  /** Of Sokhan. */
  version: string;
  createdAt: string;
  /** Migrations that the database has been through. */
  migrations: string[];
  parts: Part[];
  /** Bytes that the database refers to and the storage did not have any more. */
  missing: string[];
}

/** Whether a path of an archive is one that a backup has: nothing else is ever unpacked. */
export const isPart = (path: string): boolean =>
  [MANIFEST, DATABASE, SECRET].includes(path) || /^files\/[0-9a-f]{64}$/.test(path);

/** The manifest in a text; undefined when it is none. */
export function readManifest(text: string): Manifest | undefined {
  try {
    const manifest = JSON.parse(text) as Partial<Manifest> | null;
    const { parts, migrations, missing } = manifest ?? {};
    const isWhole = [parts, migrations, missing].every(Array.isArray);
    return isWhole ? (manifest as Manifest) : undefined;
  } catch {
    // How JSON says that it is none.
    return undefined;
  }
}
