import type { Voice } from '../../../core/uploads/upload-storage';

/** A voice message as it is handed over to be sent. */
export interface VoiceFile {
  readonly name: string;
  readonly blob: Blob;
  readonly voice: Voice;
}
