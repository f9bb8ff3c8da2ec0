/** How large an image is drawn, in pixels; undefined for what this browser cannot read. */
export async function measure(blob: Blob): Promise<{ width: number; height: number } | undefined> {
  try {
    const bitmap = await createImageBitmap(blob);
    const { width, height } = bitmap;
    bitmap.close();
    return { width, height };
  } catch {
    // The server decides whether it is an image.
    return undefined;
  }
}
