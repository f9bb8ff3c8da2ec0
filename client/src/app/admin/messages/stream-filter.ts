import type { StreamEntry, StreamQuery } from '#contracts';
import { clausesOf, fold, highlightsOf } from '#text';

/** Whether something that is said now is what a question asks for; the server answers alike of what was said before. */
export function fits({ message, room }: StreamEntry, { q, room: wanted, person, has }: StreamQuery): boolean {
  const names = (message.files ?? []).map(({ name }) => name);
  return (
    (!q || highlightsOf(clausesOf(q), message.text, true, names) !== null) &&
    (!wanted || isCalled(room, wanted)) &&
    (!person || message.username.toLowerCase() === person.toLowerCase()) &&
    (has !== 'file' || names.length > 0)
  );
}

function isCalled({ id, slug, name = '', names }: StreamEntry['room'], wanted: string): boolean {
  const sought = fold(wanted);
  const called = [name, ...Object.values(names ?? {})];
  return id === wanted || slug === wanted || called.some((each) => fold(each).includes(sought));
}
