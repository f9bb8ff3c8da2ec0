import { ERRORS, type ErrorCode, type FieldCode, type FieldError, type WireError } from '#contracts';

/** A refusal by rule. The filters of both doors turn it into the wire's form; nothing else crosses them. */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly extra: { details?: FieldError[]; retryAfterMs?: number } = {},
  ) {
    super(ERRORS[code].message);
  }

  static field(field: string, code: FieldCode): DomainError {
    return new DomainError('validation.failed', { details: [{ field, code }] });
  }

  get status(): number {
    return ERRORS[this.code].status;
  }

  toWire(): WireError {
    return { code: this.code, message: this.message, ...this.extra };
  }
}
