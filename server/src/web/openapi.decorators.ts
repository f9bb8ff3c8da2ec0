import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { ERRORS, type ErrorCode, type Problem } from '#contracts';
import { ProblemDto } from './problem.dto.js';

type Codes = readonly ErrorCode[];
type StatusThenCodes = [number, ...Codes] | Codes;

/** What a signed-in route answers (200 unless a status is given) and which refusals it knows. */
export const Answers = (type: Type, ...rest: StatusThenCodes): MethodDecorator =>
  documented(type, rest, ['auth.required']);

/** As `Answers`, for routes that need no session. */
export const OpenAnswers = (type: Type, ...rest: StatusThenCodes): MethodDecorator =>
  documented(type, rest, []);

/** A signed-in route that answers the bytes of a file, of whatever type it is. */
export const AnswersBytes = (...codes: Codes): MethodDecorator => OpenAnswersBytes(...codes, 'auth.required');

/** As `AnswersBytes`, for routes that need no session. */
export const OpenAnswersBytes = (...codes: Codes): MethodDecorator => {
  const content = { '*/*': { schema: { type: 'string', format: 'binary' } } };
  return applyDecorators(
    ApiExtraModels(ProblemDto),
    ApiResponse({ status: 200, description: 'All of it.', content }),
    ApiResponse({ status: 206, description: 'The part that `Range` asks for.', content }),
    ApiResponse({ status: 304, description: 'What `If-None-Match` names is still right.' }),
    ApiResponse({ status: 416, description: 'It has no such part; `Content-Range` tells how long it is.' }),
    ...refusals(codes),
  );
};

/** A signed-in route that answers a file that is made or kept for whoever asks, always all of it. */
export const AnswersDownload = (...codes: Codes): MethodDecorator =>
  applyDecorators(
    ApiExtraModels(ProblemDto),
    ApiResponse({
      status: 200,
      description: 'All of it.',
      content: { '*/*': { schema: { type: 'string', format: 'binary' } } },
    }),
    ...refusals([...codes, 'auth.required']),
  );

/** A signed-in route that answers 204. */
export const AnswersNothing = (...codes: Codes): MethodDecorator =>
  OpenAnswersNothing(...codes, 'auth.required');

/** As `AnswersNothing`, for routes that need no session. */
export const OpenAnswersNothing = (...codes: Codes): MethodDecorator =>
  applyDecorators(
    ApiExtraModels(ProblemDto),
    ApiResponse({ status: 204, description: 'Done.' }),
    ...refusals(codes),
  );

function documented(type: Type, rest: StatusThenCodes, always: Codes): MethodDecorator {
  const [first, ...others] = rest;
  const [status, codes] = typeof first === 'number' ? [first, others] : [200, rest];
  return applyDecorators(
    ApiExtraModels(ProblemDto),
    ApiResponse({ status, type, description: status === 201 ? 'Made.' : 'Done.' }),
    ...refusals([...(codes as Codes), ...always]),
  );
}

/** One response a status, with an example for each code that travels under it. */
function refusals(codes: Codes): MethodDecorator[] {
  const byStatus = Map.groupBy(codes, (code) => ERRORS[code].status);
  return [...byStatus].map(([status, sameStatus]) =>
    ApiResponse({
      status,
      description: sameStatus.map((code) => `\`${code}\`: ${ERRORS[code].message}`).join('<br>'),
      content: {
        'application/problem+json': {
          schema: { $ref: getSchemaPath(ProblemDto) },
          examples: Object.fromEntries(sameStatus.map((code) => [code, { value: example(code) }])),
        },
      },
    }),
  );
}

function example(code: ErrorCode): Problem {
  const { status, message } = ERRORS[code];
  return {
    type: 'about:blank',
    title: message,
    status,
    code,
    message,
    ...(code === 'validation.failed' && { details: [{ field: 'name', code: 'tooShort' }] }),
    ...(['rate.limited', 'server.busy'].includes(code) && { retryAfterMs: 1_500 }),
  };
}
