import { type EchoState, mayBecome } from './echo-state';

const STATES: EchoState[] = ['uploading', 'queued', 'sending', 'sent', 'failed'];
const ALLOWED = [
  'uploading → queued',
  'uploading → sent',
  'queued → sending',
  'queued → sent',
  'sending → sent',
  'sending → queued',
  'sending → failed',
  'failed → queued',
  'failed → uploading',
  'failed → sent',
];

describe('echo state', () => {
  for (const from of STATES) {
    for (const to of STATES) {
      const edge = `${from} → ${to}`;
      const allowed = ALLOWED.includes(edge);
      it(`${allowed ? 'allows' : 'refuses'} ${edge}`, () => {
        expect(mayBecome(from, to)).toBe(allowed);
      });
    }
  }
});
