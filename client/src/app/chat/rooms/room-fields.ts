import { type SchemaPathTree, required, validate } from '@angular/forms/signals';
import { LIMITS, codePointLength } from '#contracts';

/** What people say of a room when they make or change it. */
export interface RoomFields {
  name: string;
  description: string;
}

/** The limits both dialogs keep, before the server does. */
export function checkRoomFields(fields: SchemaPathTree<RoomFields>): void {
  required(fields.name);
  validate(fields.name, ({ value }) => {
    const length = codePointLength(value().trim());
    if (length === 0) return null;
    const { min, max } = LIMITS.roomName;
    return length < min ? { kind: 'tooShort' } : length > max ? { kind: 'tooLong' } : null;
  });
  validate(fields.description, ({ value }) =>
    codePointLength(value().trim()) > LIMITS.roomDescription.max ? { kind: 'tooLong' } : null,
  );
}
