/** Why a picture may not be made of an image. */
export const REFUSED_IMAGE = [
  'validation.failed',
  'file.notFound',
  'file.typeRefused',
  'file.damaged',
  'rate.limited',
  'server.busy',
] as const;
