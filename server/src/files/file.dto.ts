import type { FileInfo, FileKind, LinkPreview } from '#contracts';

export class FileInfoDto implements FileInfo {
  /** @example "019a1b2c-3d4e-7f00-8000-000000000012" */
  id: string;

  /** @example "گزارش ماه.pdf" */
  name: string;

  /**
   * The media type found in its content.
   * @example "application/pdf"
   */
  type: string;

  /** @example "document" */
  kind: FileKind;

  /**
   * In bytes.
   * @example 182044
   */
  size: number;

  /**
   * In pixels, as it is shown.
   * @example 1200
   */
  width?: number;

  /** @example 800 */
  height?: number;

  /** True for an image that moves. */
  animated?: true;

  /**
   * Of sound and film, in seconds.
   * @example 12.4
   */
  duration?: number;

  /**
   * What stands in the picture's place until it has come.
   * @example "LEHV6nWB2yk8pyo0adR*.7kCMdnj"
   */
  blurHash?: string;

  /** Whether there is a picture of it. */
  hasPreview: boolean;

  /**
   * Of a voice message: loudness over its time, 0 to 100.
   * @example [0, 40, 96, 32]
   */
  waveform?: number[];

  /**
   * How often it was downloaded.
   * @example 3
   */
  downloads: number;
}

export class LinkPreviewDto implements LinkPreview {
  /**
   * Its place among the message's first links; not all of them have a preview.
   * @example 0
   */
  position: number;

  /** @example "https://example.org/news" */
  url: string;

  /** @example "خبر تازه" */
  title: string;

  /** @example "هر چه باید بدانید." */
  description?: string;

  /**
   * What the site calls itself, or its host.
   * @example "example.org"
   */
  site: string;

  /** Kept by this server, and read like the message's files. */
  picture?: FileInfoDto;
}
