/** What a browser can record, and the ending a file of it has. */
export interface SoundType {
  readonly type: string;
  readonly extension: 'webm' | 'm4a' | 'ogg';
}

const TYPES: readonly SoundType[] = [
  { type: 'audio/webm;codecs=opus', extension: 'webm' },
  { type: 'audio/mp4;codecs=mp4a.40.2', extension: 'm4a' },
  { type: 'audio/mp4', extension: 'm4a' },
  { type: 'audio/ogg;codecs=opus', extension: 'ogg' },
];

/** The best that this browser records and this server takes; undefined where there is none. */
export function soundType(
  isSupported: (type: string) => boolean,
  accepted: readonly string[] | undefined,
): SoundType | undefined {
  return TYPES.find(
    ({ type, extension }) => isSupported(type) && (!accepted || accepted.includes(extension)),
  );
}
