import type { IncomingMessage } from 'node:http';

/**
 * The body of a request as it comes, until it ends, its line is cut, or the signal says that another request takes over: then
 * the line is cut here. What came until then counts; a request that is still there can be answered, whatever reads this.
 */
export async function* bytesOf(request: IncomingMessage, end: AbortSignal): AsyncGenerator<Buffer> {
  const cut = (): void => void request.destroy();
  end.addEventListener('abort', cut, { once: true });
  try {
    yield* request.iterator({ destroyOnReturn: false });
  } catch (error) {
    if (!request.destroyed) throw error;
  } finally {
    end.removeEventListener('abort', cut);
  }
}
