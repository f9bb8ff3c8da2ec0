import { type EntityManager, In, IsNull } from 'typeorm';
import type { Invitation as InvitationView } from '#contracts';
import { Room } from '../rooms/room.entity.js';
import { stateOf } from './invitation-state.js';
import type { Invitation } from './invitation.entity.js';

/** As the console shows them, in their order; with whoever made them. */
export async function invitationViews(
  manager: EntityManager,
  invitations: Invitation[],
  now: Date,
): Promise<InvitationView[]> {
  const ids = new Set(invitations.flatMap(({ roomIds }) => roomIds));
  const rooms = await manager.getRepository(Room).findBy({ id: In([...ids]), deletedAt: IsNull() });
  const byId = new Map(rooms.map((room) => [room.id, room]));
  return invitations.map((invitation) => view(invitation, byId, now));
}

function view(invitation: Invitation, rooms: Map<string, Room>, now: Date): InvitationView {
  const { id, createdBy, createdAt, expiresAt, revokedAt, maxUses, uses, email, roomIds } = invitation;
  return {
    id,
    state: stateOf(invitation, now),
    ...(createdBy && !createdBy.deletedAt && { createdBy: createdBy.username }),
    createdAt: createdAt.toISOString(),
    ...(expiresAt && { expiresAt: expiresAt.toISOString() }),
    ...(revokedAt && { revokedAt: revokedAt.toISOString() }),
    ...(maxUses !== null && { maxUses }),
    uses,
    ...(email && { email }),
    rooms: roomIds.flatMap((roomId) => {
      const room = rooms.get(roomId);
      return room ? [{ id: room.id, name: room.name, ...(room.names && { names: room.names }) }] : [];
    }),
  };
}
