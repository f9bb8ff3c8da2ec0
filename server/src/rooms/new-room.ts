import type { DeepPartial, EntityManager } from 'typeorm';
import { fold } from '#text';
import { newId } from '../common/ids.js';
import { Room } from './room.entity.js';

type Founding = Pick<Room, 'kind' | 'name' | 'createdAt'> &
  DeepPartial<
    Pick<Room, 'slug' | 'directKey' | 'searchKey' | 'names' | 'description' | 'isDefault' | 'createdBy'>
  >;

/** Stores a room that nobody is in yet. */
export async function insertRoom(manager: EntityManager, founding: Founding): Promise<Room> {
  const rooms = manager.getRepository(Room);
  const room = rooms.create({
    id: newId(),
    slug: null,
    directKey: null,
    searchKey: fold(founding.name),
    names: null,
    description: '',
    seq: 0,
    asides: 0,
    rev: 0,
    posting: null,
    inviting: null,
    mentioningAll: null,
    slowMode: 0,
    retentionDays: null,
    history: 'start',
    memberCount: 0,
    isDefault: false,
    createdBy: null,
    archivedAt: null,
    retiredSeq: 0,
    wipedSeq: 0,
    deletedAt: null,
    ...founding,
  });
  await rooms.insert(room);
  return room;
}
