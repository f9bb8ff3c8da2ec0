/** Where a message of one's own stands before the room has it. */
export type EchoState = 'queued' | 'sending' | 'sent' | 'failed';

/**
 * queued → sending: its turn came. queued → sent: another tab sent it.
 * sending → queued: no answer, or asked to wait. sending → failed: refused for good.
 * failed → queued: the person tries again. failed → sent: it had arrived after all.
 */
const ALLOWED: Readonly<Record<EchoState, readonly EchoState[]>> = {
  queued: ['sending', 'sent'],
  sending: ['sent', 'queued', 'failed'],
  failed: ['queued', 'sent'],
  sent: [],
};

export function mayBecome(from: EchoState, to: EchoState): boolean {
  return ALLOWED[from].includes(to);
}
