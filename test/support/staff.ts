import { Person } from './person.js';

/** People of each role on a fresh server: the first who registers is its admin. */
export interface Staff {
  admin: Person;
  moderator: Person;
  member: Person;
}

export async function hire(base: string): Promise<Staff> {
  const admin = await Person.register(base);
  const moderator = await Person.register(base);
  const member = await Person.register(base);
  await mustSucceed(admin.call('PUT', `/api/admin/people/${moderator.name}/role`, { role: 'moderator' }));
  return { admin, moderator, member };
}

export async function mustSucceed<T extends { status: number; text: string }>(
  answer: Promise<T>,
): Promise<T> {
  const { status, text } = await answer;
  if (status >= 300) throw new Error(`The server answered ${status}: ${text}`);
  return answer;
}
