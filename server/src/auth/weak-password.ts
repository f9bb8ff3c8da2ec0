import { passwordFault } from '#contracts';
import { DomainError } from '../common/domain-error.js';
import { isCommonPassword } from './common-passwords.js';

/** @throws DomainError `validation.failed` saying of the field why its password is too easy to guess */
export function refuseWeak(field: string, password: string, username: string): void {
  const fault = passwordFault(password, username) ?? (isCommonPassword(password) ? 'common' : null);
  if (fault) throw DomainError.field(field, fault);
}
