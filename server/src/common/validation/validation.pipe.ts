import { Injectable, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { FIELD_CODES, type FieldCode, type FieldError } from '#contracts';
import { DomainError } from '../domain-error.js';

/** class-validator's constraint names as the wire names them; our own rules carry wire names already. */
const CODES: Record<string, FieldCode> = {
  whitelistValidation: 'unknown',
  isEmail: 'format',
  isUuid: 'format',
  isIn: 'format',
  matches: 'format',
  arrayMaxSize: 'tooMany',
  arrayMinSize: 'tooShort',
  min: 'range',
  max: 'range',
};

/** Deeper than any request of this API. */
const MAX_DEPTH = 8;

/** Refuses wrong types, unknown fields and broken limits with `validation.failed`, alike on both doors. */
@Injectable()
export class BodyValidation extends ValidationPipe {
  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      transform: true,
      stopAtFirstError: false,
      exceptionFactory: (errors) => new DomainError('validation.failed', { details: fieldErrors(errors) }),
    });
  }

  /** A body that is missing altogether lacks every required field, and must not pass as it is. */
  override async transform(
    value: unknown,
    metadata: Parameters<ValidationPipe['transform']>[1],
  ): Promise<unknown> {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (metadata.type === 'body' && value !== undefined && value !== null && !isObject) {
      throw DomainError.field('', 'type');
    }
    if (metadata.type === 'body' || metadata.type === 'query') refuseUnsound(value);
    return super.transform(metadata.type === 'body' ? (value ?? {}) : value, metadata);
  }
}

/**
 * What the library must not see: it walks into every value by recursion, so that a deep one ends its stack, and
 * takes a field named like a part of every object (`constructor`) for a known one.
 */
function refuseUnsound(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  const inherited = Object.keys(value).find((key) => key in Object.prototype);
  if (inherited !== undefined) throw DomainError.field(inherited, 'unknown');
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) throw DomainError.field('', 'type');
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
  }
}

function fieldErrors(errors: ValidationError[], path: string[] = []): FieldError[] {
  return errors.flatMap((error) => {
    const here = [...path, error.property];
    const inner = fieldErrors(error.children ?? [], here);
    const names = Object.keys(error.constraints ?? {});
    return names.length === 0
      ? inner
      : [{ field: here.join('.'), code: codeOf(names, error.value) }, ...inner];
  });
}

function codeOf(names: string[], value: unknown): FieldCode {
  if (names.includes('whitelistValidation')) return 'unknown';
  if (value === undefined) return 'required';
  const codes = names.map((name) => CODES[name] ?? FIELD_CODES.find((code) => code === name) ?? 'type');
  // The most basic fault first: a number has no length worth telling of.
  return FIELD_CODES.find((code) => codes.includes(code)) ?? 'type';
}
