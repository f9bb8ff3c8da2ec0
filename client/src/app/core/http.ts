import { Service } from '@angular/core';
import { ApiError, isWireError } from './api-error';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type Query = Readonly<Record<string, string | number | undefined>>;

/** A request that takes longer than this is as good as lost; the person may try again. */
const TIMEOUT_MS = 20_000;
/** Files are larger than answers. */
const BYTES_TIMEOUT_MS = 120_000;

/** Builds a path under /api; every part put into it is encoded. */
export function path(texts: TemplateStringsArray, ...parts: string[]): string {
  return texts.reduce((whole, text, index) => whole + encodePart(parts[index - 1] ?? '') + text);
}

/** `.` and `..` survive encodeURIComponent and would lead the browser to another address. */
function encodePart(part: string): string {
  if (part === '.' || part === '..') throw new ApiError('route.notFound', 404);
  return encodeURIComponent(part);
}

/** JSON over HTTP to the server the page came from. Every failure is an `ApiError`. */
@Service()
export class Http {
  get<T>(address: string, query: Query = {}): Promise<T> {
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) search.set(name, String(value));
    }
    return this.#send<T>('GET', search.size > 0 ? `${address}?${search.toString()}` : address);
  }

  post<T>(address: string, body?: object): Promise<T> {
    return this.#send<T>('POST', address, body);
  }

  put<T>(address: string, body?: object): Promise<T> {
    return this.#send<T>('PUT', address, body);
  }

  patch<T>(address: string, body: object): Promise<T> {
    return this.#send<T>('PATCH', address, body);
  }

  delete<T>(address: string, body?: object): Promise<T> {
    return this.#send<T>('DELETE', address, body);
  }

  /** The beginning of what is not JSON: all of it, where it is not longer than `limit`. */
  async bytes(address: string, limit: number): Promise<Uint8Array<ArrayBuffer>> {
    const response = await this.#fetch(`/api/${address}`, {
      credentials: 'same-origin',
      headers: { Range: `bytes=0-${limit - 1}` },
      signal: AbortSignal.timeout(BYTES_TIMEOUT_MS),
    });
    if (!response.ok) throw this.#refusal(await this.#content(response), response.status);
    try {
      // Whoever does not know ranges sends everything.
      return new Uint8Array(await response.arrayBuffer()).slice(0, limit);
    } catch {
      throw new ApiError('network.offline');
    }
  }

  /** Sends a form with a file in it. */
  form<T>(address: string, form: FormData): Promise<T> {
    // The browser names the type: it knows where one part ends and the next begins.
    return this.#answer<T>(address, {
      method: 'POST',
      body: form,
      signal: AbortSignal.timeout(BYTES_TIMEOUT_MS),
    });
  }

  #send<T>(method: Method, address: string, body?: object): Promise<T> {
    return this.#answer<T>(address, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  }

  async #answer<T>(address: string, init: RequestInit & { headers?: Record<string, string> }): Promise<T> {
    const response = await this.#fetch(`/api/${address}`, {
      ...init,
      credentials: 'same-origin',
      headers: { Accept: 'application/json', ...init.headers },
    });
    const content = await this.#content(response);
    if (response.ok) return content as T;
    throw this.#refusal(content, response.status);
  }

  #refusal(content: unknown, status: number): ApiError {
    return isWireError(content) ? ApiError.fromWire(content) : this.#fromStranger(status);
  }

  async #fetch(address: string, init: RequestInit): Promise<Response> {
    try {
      return await fetch(address, init);
    } catch {
      // fetch rejects for nothing but an unreachable server or our own time limit.
      throw new ApiError('network.offline');
    }
  }

  /** The JSON of an answer; undefined where there is none. */
  async #content(response: Response): Promise<unknown> {
    if (!/\bjson\b/.test(response.headers.get('Content-Type') ?? '')) return undefined;
    try {
      return await response.json();
    } catch {
      // Cut off on the way, or not what its header says: the same as no answer.
      throw new ApiError('network.offline');
    }
  }

  /** A refusal without our body: a proxy speaks because the server behind it does not. */
  #fromStranger(status: number): ApiError {
    if (status === 413) return new ApiError('network.tooLarge', status);
    return new ApiError(status >= 502 && status <= 504 ? 'network.offline' : 'server.error', status);
  }
}
