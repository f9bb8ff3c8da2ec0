import { DetailedError, type HttpResponse, Upload as TusUpload } from 'tus-js-client';
import type { Upload } from '#contracts';
import { ApiError, type ClientErrorCode, isWireError } from '../api-error';
import type { Load, LoadWatch, UploadRoad } from './upload-road';

const ADDRESS = '/api/uploads';

const addressOf = (server: string) => `${ADDRESS}/${encodeURIComponent(server)}`;
const idOf = (address: string) => decodeURIComponent(address.slice(address.lastIndexOf('/') + 1));

/** Answers of the protocol, which have no body of ours, and of what stands between here and the server. */
const STRANGERS: Readonly<Record<number, ClientErrorCode>> = {
  401: 'auth.required',
  404: 'upload.notFound',
  // The line was cut, and the server still holds its end of it.
  409: 'server.busy',
  410: 'upload.notFound',
  413: 'network.tooLarge',
  423: 'server.busy',
  429: 'rate.limited',
  502: 'network.offline',
  503: 'network.offline',
  504: 'network.offline',
};

/** By the tus protocol (https://tus.io): a cut line goes on where it was cut. Waiting and repeating is its caller's. */
export const tusRoad: UploadRoad = {
  carry({ name, blob, voice, server }: Load, watch: LoadWatch, signal: AbortSignal) {
    return new Promise((resolve, reject) => {
      const upload = new TusUpload(blob, {
        // Without an endpoint a refused resumption is told, and no second upload begins by itself.
        ...(server ? { uploadUrl: addressOf(server) } : { endpoint: ADDRESS }),
        metadata: { name, ...(voice && { voice: JSON.stringify(voice) }) },
        retryDelays: null,
        storeFingerprintForResuming: false,
        onUploadUrlAvailable: () => watch.begun(idOf(upload.url ?? '')),
        onProgress: (bytes) => watch.sent(bytes),
        onSuccess: ({ lastResponse }) => resolve(uploadIn(lastResponse)),
        onError: (error) => reject(faultOf(error)),
      });
      const abort = () => void upload.abort().finally(() => reject(new ApiError('network.offline')));
      if (signal.aborted) return abort();
      signal.addEventListener('abort', abort, { once: true });
      upload.start();
    });
  },

  async withdraw(server) {
    try {
      await TusUpload.terminate(addressOf(server), { retryDelays: null });
    } catch (thrown) {
      throw faultOf(thrown);
    }
  },
};

function uploadIn(response: HttpResponse): Upload | undefined {
  const body = jsonOf(response);
  return typeof body === 'object' && body !== null && 'upload' in body ? (body.upload as Upload) : undefined;
}

/** What went wrong, in the words of the data layer. */
export function faultOf(thrown: unknown): ApiError {
  const response = thrown instanceof DetailedError ? thrown.originalResponse : null;
  if (!response || response.getStatus() === 0) return new ApiError('network.offline');
  const body = jsonOf(response);
  if (isWireError(body)) return ApiError.fromWire(body);
  const status = response.getStatus();
  return new ApiError(STRANGERS[status] ?? 'server.error', status);
}

function jsonOf(response: HttpResponse): unknown {
  try {
    return JSON.parse(response.getBody());
  } catch {
    // No body, or a page of somebody on the way.
    return undefined;
  }
}
