import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ERRORS } from '#contracts';
import { request } from '../support/person.js';
import { TestServer } from '../support/server.js';

interface Schema {
  $ref?: string;
  type?: string;
  additionalProperties?: boolean;
  items?: Schema;
  allOf?: Schema[];
  properties?: Record<string, Schema>;
}
interface Operation {
  summary?: string;
  tags?: string[];
  parameters?: { name: string; in: string; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<
    string,
    { content?: Record<string, { schema: Schema; examples?: Record<string, unknown> }> }
  >;
}
interface Description {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

let server: TestServer;
let description: Description;
let operations: [string, Operation][];
beforeAll(async () => {
  server = await TestServer.start();
  description = (await request<Description>(server.url, 'GET', '/api/docs-json')).body;
  operations = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, Operation] => [
      `${method} ${path}`,
      operation,
    ]),
  );
});
afterAll(() => server.stop());

const missing = (isGood: (name: string, operation: Operation) => boolean) =>
  operations.filter(([name, operation]) => !isGood(name, operation)).map(([name]) => name);

describe('the API’s description', () => {
  it('names every route of the contract', () => {
    expect(operations.map(([name]) => name).sort()).toEqual(
      [
        'get /api/admin/messages',
        'get /api/admin/people',
        'get /api/admin/people/{username}',
        'delete /api/admin/people/{username}',
        'put /api/admin/people/{username}/ban',
        'delete /api/admin/people/{username}/ban',
        'put /api/admin/people/{username}/role',
        'put /api/admin/people/{username}/deactivation',
        'delete /api/admin/people/{username}/deactivation',
        'delete /api/admin/people/{username}/sessions',
        'delete /api/admin/people/{username}/sessions/{id}',
        'get /api/announcements',
        'put /api/announcements/{id}/dismissal',
        'get /api/admin/announcements',
        'post /api/admin/announcements',
        'delete /api/admin/announcements/{id}',
        'get /api/admin/rooms',
        'post /api/admin/rooms',
        'get /api/admin/rooms/{id}',
        'patch /api/admin/rooms/{id}',
        'delete /api/admin/rooms/{id}',
        'get /api/admin/rooms/{id}/members',
        'put /api/admin/rooms/{id}/members/{username}',
        'delete /api/admin/rooms/{id}/members/{username}',
        'put /api/rooms/{room}/members/{username}/role',
        'post /api/auth/register',
        'post /api/auth/invitation',
        'get /api/admin/invitations',
        'post /api/admin/invitations',
        'post /api/admin/invitations/{id}/link',
        'delete /api/admin/invitations/{id}',
        'get /api/auth/confirmation',
        'post /api/auth/confirmation',
        'post /api/auth/forgot',
        'post /api/auth/reset',
        'post /api/admin/people/{username}/reset-link',
        'post /api/auth/login',
        'post /api/auth/logout',
        'post /api/auth/password',
        'get /api/auth/me',
        'get /api/auth/sessions',
        'delete /api/auth/sessions',
        'delete /api/auth/sessions/{id}',
        'get /api/users',
        'get /api/users/{username}',
        'get /api/users/{username}/stats',
        'put /api/users/{username}/block',
        'delete /api/users/{username}/block',
        'get /api/users/me/blocks',
        'put /api/users/me/status',
        'patch /api/users/me',
        'patch /api/users/me/preferences',
        'get /api/rooms',
        'post /api/rooms',
        'put /api/rooms/direct/{username}',
        'get /api/rooms/{room}',
        'patch /api/rooms/{room}',
        'delete /api/rooms/{room}',
        'get /api/rooms/{room}/members',
        'post /api/rooms/{room}/members/{username}',
        'delete /api/rooms/{room}/members/{username}',
        'patch /api/rooms/{room}/membership',
        'put /api/rooms/{room}/read',
        'put /api/rooms/{room}/unread',
        'get /api/rooms/{room}/reads',
        'get /api/messages/{id}/seen',
        'get /api/rooms/{room}/messages',
        'post /api/rooms/{room}/messages',
        'get /api/rooms/{room}/sync',
        'get /api/messages/{id}',
        'get /api/messages/{id}/thread',
        'put /api/messages/{id}/thread',
        'get /api/threads',
        'get /api/mentions',
        'get /api/search',
        'patch /api/messages/{id}',
        'delete /api/messages/{id}',
        'get /api/messages/{id}/edits',
        'get /api/messages/{id}/reactions',
        'put /api/messages/{id}/reactions/{emoji}',
        'delete /api/messages/{id}/reactions/{emoji}',
        'put /api/messages/{id}/pin',
        'delete /api/messages/{id}/pin',
        'get /api/rooms/{room}/pins',
        'delete /api/messages/{id}/links/{position}',
        'put /api/messages/{id}/bookmark',
        'delete /api/messages/{id}/bookmark',
        'get /api/bookmarks',
        'post /api/rooms/{room}/polls',
        'get /api/polls/{id}',
        'get /api/polls/{id}/voters',
        'put /api/polls/{id}/votes',
        'post /api/polls/{id}/close',
        'get /api/files',
        'post /api/files',
        'post /api/uploads',
        'get /api/uploads/{id}',
        'patch /api/uploads/{id}',
        'delete /api/uploads/{id}',
        'get /api/files/usage',
        'get /api/files/{id}',
        'get /api/files/{id}/content',
        'get /api/files/{id}/preview',
        'delete /api/files/{id}',
        'put /api/users/me/avatar',
        'delete /api/users/me/avatar',
        'put /api/rooms/{room}/picture',
        'delete /api/rooms/{room}/picture',
        'get /api/admin/stats',
        'get /api/admin/stats/csv',
        'get /api/stats',
        'get /api/server',
        'get /api/server/logo',
        'get /api/admin/settings',
        'patch /api/admin/settings',
        'put /api/admin/settings/logo',
        'delete /api/admin/settings/logo',
        'get /api/admin/audit',
        'get /api/admin/audit/export',
        'get /api/admin/audit/verify',
        'post /api/messages/{id}/reports',
        'get /api/admin/queue',
        'get /api/admin/reports',
        'get /api/admin/reports/{id}/context',
        'put /api/admin/reports/{id}/assignee',
        'delete /api/admin/reports/{id}/assignee',
        'post /api/admin/reports/{id}/resolve',
        'delete /api/admin/messages/{id}',
        'put /api/admin/people/{username}/mute',
        'delete /api/admin/people/{username}/mute',
        'post /api/admin/people/{username}/warnings',
        'put /api/rooms/{room}/members/{username}/mute',
        'delete /api/rooms/{room}/members/{username}/mute',
        'get /api/rooms/{room}/held',
        'delete /api/held/{id}',
        'get /api/admin/held',
        'post /api/admin/held/{id}/approve',
        'post /api/admin/held/{id}/refuse',
        'get /api/admin/rules',
        'post /api/admin/rules',
        'post /api/admin/rules/test',
        'put /api/admin/rules/{id}',
        'delete /api/admin/rules/{id}',
        'post /api/admin/people',
        'post /api/admin/people/{username}/purge-hour',
        'get /api/notices',
        'delete /api/notices/{id}',
        'get /api/admin/system',
        'post /api/admin/system/mail',
        'post /api/admin/system/upload',
        'get /api/admin/backups',
        'post /api/admin/backups',
        'get /api/admin/backups/{name}',
        'delete /api/admin/backups/{name}',
        'get /health/live',
        'get /health/ready',
      ].sort(),
    );
  });

  it('says in a sentence what each route does, under a tag', () => {
    expect(missing((_, { summary, tags }) => Boolean(summary?.endsWith('.') && tags?.length === 1))).toEqual(
      [],
    );
  });

  it('has a schema for each success that is not empty', () => {
    const hasSchema = (_: string, { responses }: Operation) =>
      Object.entries(responses)
        .filter(([status]) => status.startsWith('2'))
        .every(
          ([status, { content }]) =>
            status === '204' || content?.['application/json']?.schema.$ref || content?.['*/*'],
        );
    expect(missing(hasSchema)).toEqual([]);
  });

  it('gives an example for each refusal, under its own status, and knows 401 wherever a session is needed', () => {
    const open = [
      'post /api/auth/invitation',
      'post /api/auth/register',
      'post /api/auth/login',
      'post /api/auth/forgot',
      'post /api/auth/reset',
      'get /api/server',
      'get /api/server/logo',
      'get /health/live',
      'get /health/ready',
    ];
    const isComplete = (name: string, { responses }: Operation) => {
      const codes = Object.entries(responses).flatMap(([status, { content }]) =>
        Object.keys(content?.['application/problem+json']?.examples ?? {}).map(
          (code) => [status, code] as const,
        ),
      );
      const rightStatus = codes.every(
        ([status, code]) => ERRORS[code as keyof typeof ERRORS].status === Number(status),
      );
      const knowsSession = open.includes(name) || codes.some(([, code]) => code === 'auth.required');
      const knowsBody =
        !['post', 'put', 'patch'].some((verb) => name.startsWith(verb)) || knowsValidation(name, codes);
      return rightStatus && knowsSession && knowsBody;
    };
    const bodiless = [
      'post /api/admin/held/{id}/approve',
      'put /api/admin/reports/{id}/assignee',
      'post /api/auth/logout',
      'post /api/admin/people/{username}/reset-link',
      'post /api/admin/invitations/{id}/link',
      'post /api/rooms/{room}/members/{username}',
      'put /api/rooms/direct/{username}',
      'put /api/users/{username}/block',
      'put /api/messages/{id}/pin',
      'put /api/messages/{id}/bookmark',
      'post /api/polls/{id}/close',
      'patch /api/uploads/{id}',
      'put /api/announcements/{id}/dismissal',
      'post /api/admin/backups',
      'post /api/admin/system/upload',
      'post /api/admin/system/mail',
    ];
    const knowsValidation = (name: string, codes: (readonly [string, string])[]) =>
      bodiless.includes(name) || codes.some(([, code]) => code === 'validation.failed');
    expect(missing(isComplete)).toEqual([]);
  });

  it('describes each body, and refers to nothing that is not there', () => {
    const text = JSON.stringify(description);
    const names = [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name ?? '');
    expect(names.filter((name) => !description.components.schemas[name])).toEqual([]);
    const bare = Object.entries(description.components.schemas)
      .filter(([, { properties }]) => Object.keys(properties ?? {}).length === 0)
      .map(([name]) => name);
    expect(bare).toEqual([]);
    const vague = Object.entries(description.components.schemas).flatMap(([name, { properties = {} }]) =>
      Object.entries(properties)
        .filter(
          ([, { type, $ref, items, allOf, additionalProperties }]) =>
            (type === 'object' && !$ref && !additionalProperties) || (!type && !$ref && !items && !allOf),
        )
        .map(([property]) => `${name}.${property}`),
    );
    expect(vague).toEqual([]);
  });
});
