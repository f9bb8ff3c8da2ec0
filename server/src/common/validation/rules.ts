import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsString,
  Matches,
  Max,
  Min,
  ValidateBy,
  ValidateIf,
  type ValidationOptions,
  isEmail,
} from 'class-validator';
import { LIMITS, USERNAME_PATTERN, codePointLength } from '#contracts';
import { cleanLine, cleanText, excessiveMarks, isBlank, isEmoji } from '#text';
import { isReservedUsername } from '../../users/reserved-usernames.js';

type Range = { min?: number; max: number };

const EACH = { each: true } as const;

/** A field that may be absent. The library's own lets null through as well, which nothing behind the door expects. */
export const Optional = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);

/** A field that may be absent, or null for its usual value. */
export const OrNull = (): PropertyDecorator =>
  ValidateIf((_, value) => value !== undefined && value !== null);

/** A string whose length, in code points, is within bounds. */
export const Text = ({ min = 0, max }: Range, options?: ValidationOptions): PropertyDecorator =>
  applyDecorators(
    IsString(options),
    rule('tooShort', (value) => codePointLength(value) >= min, options),
    rule('tooLong', (value) => codePointLength(value) <= max, options),
  );

/** One line of text, cleaned before it is measured: what is counted is what is stored. */
export const Line = ({ min = 0, max }: Range): PropertyDecorator =>
  applyDecorators(
    cleanedBy(cleanLine),
    Text({ min, max }),
    rule('tooShort', (value) => min === 0 || !isBlank(value)),
    rule('format', (value) => !excessiveMarks(value)),
  );

/** Several lines of text, each as `Line` has it. */
export const Lines = ({ min, max }: { min: number; max: number }, line: Range): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      Array.isArray(value) ? value.map((each: unknown) => cleaned(each, cleanLine)) : value,
    ),
    IsArray(),
    ArrayMinSize(min),
    ArrayMaxSize(max),
    Text(line, EACH),
    rule('tooShort', (value) => !isBlank(value), EACH),
    rule('format', (value) => !excessiveMarks(value), EACH),
  );

/** Text of several lines, cleaned before it is measured. */
export const Prose = ({ min = 0, max }: Range): PropertyDecorator =>
  applyDecorators(
    cleanedBy(cleanText),
    Text({ min, max }),
    rule('tooShort', (value) => min === 0 || !isBlank(value)),
    rule('format', (value) => !excessiveMarks(value)),
  );

/** What a message says. Whether that may be nothing is for the service to know. */
export const MessageWords = (): PropertyDecorator => Text({ max: LIMITS.messageText.max });

/** One emoji. */
export const Emoji = (options?: ValidationOptions): PropertyDecorator =>
  applyDecorators(IsString(options), rule('format', isEmoji, options));

/** An e-mail address. The library's rule by itself throws at half a character. */
export const Email = (): PropertyDecorator =>
  applyDecorators(
    Text(LIMITS.email),
    rule('format', (value) => value.isWellFormed() && isEmail(value)),
  );

/** A name a new account may take. */
export const NewUsername = (): PropertyDecorator =>
  applyDecorators(
    Text(LIMITS.username),
    Matches(USERNAME_PATTERN),
    rule('reserved', (value) => !isReservedUsername(value)),
  );

/** A name in a look-up: any text of sane length; an unknown one is simply not found. */
export const SomeUsername = (options?: ValidationOptions): PropertyDecorator =>
  Text({ min: 1, max: 100 }, options);

/** A room's id or slug in a payload. */
export const RoomReference = (): PropertyDecorator => Text({ min: 1, max: 100 });

/** Ids of which none is another, in either case. */
export const Different = (): PropertyDecorator =>
  ValidateBy({
    name: 'duplicate',
    validator: {
      validate: (value: unknown) =>
        !Array.isArray(value) ||
        new Set(value.map((each) => String(each).toLowerCase())).size === value.length,
    },
  });

/** The IANA name of a time zone that this server knows. */
export const TimeZone = (): PropertyDecorator =>
  applyDecorators(Text({ min: 1, max: 64 }), rule('format', isTimeZone));

/** An id in a payload: any text of sane length; an unknown one is simply not found. */
export const IdReference = (): PropertyDecorator => Text({ min: 1, max: 100 });

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;

/** A date and time with its zone, as ISO 8601 has it. The pattern alone would let a thirteenth month through. */
export const Moment = (): PropertyDecorator =>
  applyDecorators(
    IsString(),
    rule('format', (value) => MOMENT.test(value) && !Number.isNaN(Date.parse(value))),
  );

/** A whole number within bounds. */
export const Whole = (min: number, max: number = Number.MAX_SAFE_INTEGER): PropertyDecorator =>
  applyDecorators(IsInt(), Min(min), Max(max));

/** A whole number in a query string, where everything arrives as text. */
export const QueryWhole = (min: number, max?: number): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && /^-?\d{1,16}$/.test(value) ? Number(value) : value,
    ),
    Whole(min, max),
  );

/** `true` or `false` in a query string. */
export const QueryFlag = (): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      value === 'true' ? true : value === 'false' ? false : value,
    ),
    IsBoolean(),
  );

function cleanedBy(clean: (text: string) => string): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => cleaned(value, clean));
}

const cleaned = (value: unknown, clean: (text: string) => string): unknown =>
  typeof value === 'string' ? clean(value) : value;

function rule(
  name: string,
  holds: (value: string) => boolean,
  options?: ValidationOptions,
): PropertyDecorator {
  return ValidateBy(
    { name, validator: { validate: (value: unknown) => typeof value !== 'string' || holds(value) } },
    options,
  );
}

function isTimeZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    // How Intl says that there is none of this name.
    return false;
  }
}
