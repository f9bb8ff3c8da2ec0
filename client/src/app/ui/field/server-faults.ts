import type { FieldTree, ValidationError } from '@angular/forms/signals';
import type { FieldError } from '#contracts';
import { ApiError } from '../../core/api-error';

type Fields = Readonly<Record<string, FieldTree<string>>>;
export type ServerFault = ValidationError.WithFieldTree;

/** A refusal turned into errors at the fields it speaks of; null when it speaks of none of them. */
export function faultsAtFields(thrown: unknown, fields: Fields): ServerFault[] | null {
  if (!(thrown instanceof ApiError)) return null;
  const faults = detailsOf(thrown).flatMap(({ field, code }) => {
    const fieldTree = fields[field];
    return fieldTree ? [{ kind: code, fieldTree }] : [];
  });
  return faults.length > 0 ? faults : null;
}

/** Some refusals are about one field though their code says it and not their details. */
function detailsOf({
  code,
  details,
}: ApiError): readonly { field: string; code: FieldError['code'] | string }[] {
  if (code === 'username.conflict') return [{ field: 'username', code }];
  if (code === 'auth.wrongPassword') return [{ field: 'currentPassword', code }];
  return details;
}
