import { ERRORS, type ErrorCode, type FieldCode, type WireError } from '#contracts';

/** A refusal by rule. The filters of both doors turn it into the wire's form; nothing else crosses them. */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly extra: Omit<WireError, 'code' | 'message'> = {},
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
