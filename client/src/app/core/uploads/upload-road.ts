import { InjectionToken } from '@angular/core';
import type { Upload } from '#contracts';
import type { Voice } from './upload-storage';

/** A file that is to go to the server. */
export interface Load {
  readonly name: string;
  readonly blob: Blob;
  readonly voice?: Voice;
  /** Its id on the server when part of it may be there. */
  readonly server?: string;
}

export interface LoadWatch {
  /** The server has heard of it: from now on it can be resumed. */
  begun(server: string): void;
  /** So many bytes have left. */
  sent(bytes: number): void;
}

/** How the bytes of a file come to the server. */
export interface UploadRoad {
  /** Sends what is missing. Gives what the server said of it at the end, if it said something. Throws `ApiError`. */
  carry(load: Load, watch: LoadWatch, signal: AbortSignal): Promise<Upload | undefined>;
  /** Takes back what is not whole on the server. Throws `ApiError`. */
  withdraw(server: string): Promise<void>;
}

/** Fetched with the first file. */
export const UPLOAD_ROAD = new InjectionToken<() => Promise<UploadRoad>>('UPLOAD_ROAD', {
  factory: () => () => import('./tus-road').then(({ tusRoad }) => tusRoad),
});
