import { ERRORS, type ErrorCode, type FieldError, type WireError } from '#contracts';

/** What the server cannot say itself: that it was not reached, and that a proxy before it refuses the size. */
const NETWORK_ERRORS = {
  'network.offline': 'The server could not be reached.',
  'network.tooLarge': 'Something between here and the server refuses requests of this size.',
} as const;

/** What the server refuses with, and what goes wrong on the way to it. */
export type ClientErrorCode = ErrorCode | keyof typeof NETWORK_ERRORS;

const isNetworkError = (code: ClientErrorCode): code is keyof typeof NETWORK_ERRORS => code in NETWORK_ERRORS;

/** The one error of the data layer. `code` is what gets translated; `message` is for people who read logs. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly code: ClientErrorCode,
    readonly status = 0,
    readonly details: readonly FieldError[] = [],
    readonly retryAfterMs?: number,
    /** Until when it holds, and why, where somebody decided it. */
    readonly decision: Pick<WireError, 'until' | 'reason'> = {},
  ) {
    super(isNetworkError(code) ? NETWORK_ERRORS[code] : ERRORS[code].message);
  }

  /** From the body of a refusal, as HTTP and sockets carry it. */
  static fromWire(error: WireError): ApiError {
    const { code, details, retryAfterMs, until, reason } = error;
    return new ApiError(code, ERRORS[code].status, details, retryAfterMs, { until, reason });
  }

  /** True when the same question may be answered a little later. */
  get passing(): boolean {
    return this.code === 'network.offline' || this.code === 'rate.limited' || this.code === 'server.busy';
  }

  /** The code of anything that was thrown; a fault of our own counts as one of the server's. */
  static codeOf(thrown: unknown): ClientErrorCode {
    return thrown instanceof ApiError ? thrown.code : 'server.error';
  }
}

/** True for a body that came from our server and not from something on the way to it. */
export function isWireError(body: unknown): body is WireError {
  return typeof body === 'object' && body !== null && 'code' in body && String(body.code) in ERRORS;
}
