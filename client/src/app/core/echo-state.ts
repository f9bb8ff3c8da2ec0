/** Where a message of one's own stands before the room has it. */
export type EchoState = 'uploading' | 'queued' | 'sending' | 'sent' | 'failed';

/**
 * uploading → queued: its files are there. uploading → sent: another tab sent it.
 * queued → sending: its turn came. queued → sent: another tab sent it.
 * sending → queued: no answer, or asked to wait. sending → failed: refused for good.
 * failed → queued: the person tries again. failed → uploading: they do, and its files are gone. failed → sent: it had arrived after all.
 */
const ALLOWED: Readonly<Record<EchoState, readonly EchoState[]>> = {
  uploading: ['queued', 'sent'],
  queued: ['sending', 'sent'],
  sending: ['sent', 'queued', 'failed'],
  failed: ['queued', 'uploading', 'sent'],
  sent: [],
};

export function mayBecome(from: EchoState, to: EchoState): boolean {
  return ALLOWED[from].includes(to);
}
