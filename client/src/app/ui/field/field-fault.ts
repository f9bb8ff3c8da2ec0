import { FIELD_CODES, type FieldCode } from '#contracts';
import { fieldErrorKey } from '../../i18n/error-text';

/** A validation error as signal forms keep it; its kind is a code of the contract. */
export interface FieldFault {
  readonly kind: string;
}

/** The key of the sentence for a field's first error; null when it has none. */
export function faultKey(errors: readonly FieldFault[], field: string): string | null {
  const kind = errors[0]?.kind;
  if (kind === undefined) return null;
  return isFieldCode(kind) ? fieldErrorKey(field, kind) : `errors.${kind}`;
}

function isFieldCode(kind: string): kind is FieldCode {
  return FIELD_CODES.some((code) => code === kind);
}
