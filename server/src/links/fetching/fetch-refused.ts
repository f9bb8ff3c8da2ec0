/** Why something behind a link was not read. For the log alone: to people it is a link without a preview. */
export type RefusalReason =
  | 'address'
  | 'busy'
  | 'encoding'
  | 'redirects'
  | 'scheme'
  | 'status'
  | 'tooLarge'
  | 'type'
  | 'unresolved'
  | 'userinfo';

export class FetchRefused extends Error {
  constructor(readonly reason: RefusalReason) {
    super(`What is behind the link was not read: ${reason}.`);
  }
}
