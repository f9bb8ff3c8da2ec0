import { type UpdateRoomRequest, manageRefusal, settingsRefusal } from '#contracts';
import { fold } from '#text';
import type { Room } from './room.entity.js';

/** In a conversation of two, both decide whether links are looked up, and there is nothing else to decide. */
export const ruleFor = ({ linkPreviews: _, ...rest }: UpdateRoomRequest): typeof manageRefusal =>
  Object.values(rest).every((value) => value === undefined) ? settingsRefusal : manageRefusal;

/** Sets what is given and leaves the rest. */
export function applyWish(room: Room, { name, ...rest }: UpdateRoomRequest): void {
  if (name !== undefined) {
    room.name = name;
    room.searchKey = fold(name);
    // A name somebody chose stands for all languages.
    room.names = null;
  }
  const given = Object.entries(rest).filter(([, value]) => value !== undefined);
  Object.assign(room, Object.fromEntries(given));
}
