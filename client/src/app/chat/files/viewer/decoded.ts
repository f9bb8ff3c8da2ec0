/** Text as it is kept in files: by its mark of the order of bytes, and as UTF-8 where there is none. */
export function decoded(bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  // As a stream: what was cut off in the middle of a letter ends before it.
  return new TextDecoder(encoding).decode(bytes, { stream: true });
}
