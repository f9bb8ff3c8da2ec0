/** Where the bytes of a file are. */
export const contentOf = (id: string): string => `/api/files/${encodeURIComponent(id)}/content`;

/** As `contentOf`, to be kept by whoever asks and not shown. */
export const downloadOf = (id: string): string => `${contentOf(id)}?download=1`;

/** Its picture, smaller than an image itself. */
export const previewOf = (id: string): string => `/api/files/${encodeURIComponent(id)}/preview`;
