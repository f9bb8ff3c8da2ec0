import { Injectable } from '@nestjs/common';
import { BlockList } from '../users/block-list.js';
import { Broadcaster } from '../realtime/broadcaster.js';
import type { User } from '../users/user.entity.js';
import { UserViews } from '../users/user-views.js';
import type { Membership } from './membership.entity.js';
import type { Room } from './room.entity.js';
import { roomView } from './room-views.js';

/** Somebody's place in a room that was just made; in a direct one, with whom. */
export interface NewPlace {
  membership: Membership;
  with?: User;
}

interface Place {
  room: Room;
  membership: Membership | null;
}

/** Who hears what when a room or its membership changed. Called after the commit, never before. */
@Injectable()
export class RoomAnnouncer {
  constructor(
    private readonly broadcaster: Broadcaster,
    private readonly blocks: BlockList,
    private readonly users: UserViews,
  ) {}

  /** A new room: a public one is news for everybody, any other for those in it alone. */
  made(room: Room, places: NewPlace[]): void {
    for (const { membership, with: other } of places) {
      const { userId } = membership;
      this.broadcaster.subscribe(userId, room.id);
      const own = { membership, ...(other && { with: this.users.card(other, userId) }) };
      this.broadcaster.send({ user: userId }, 'new_room', { room: roomView(room, own) });
    }
    if (room.kind !== 'public') return;
    const except = places.map(({ membership }) => membership.userId);
    this.broadcaster.send({ everyone: true, except }, 'new_room', { room: roomView(room) });
  }

  /** A new member: the room hears of the person, the person's own tabs of the room. */
  joined(user: User, place: Place): void {
    this.broadcaster.subscribe(user.id, place.room.id);
    this.broadcaster.send({ user: user.id }, 'new_room', { room: roomView(place.room, place) });
    this.tellRoom('user_joined', place.room, user);
  }

  /** A member less. They stop hearing the room before the room hears of it. */
  left(user: User, room: Room): void {
    this.broadcaster.unsubscribe(user.id, room.id);
    this.tellRoom('user_left', room, user);
    this.broadcaster.send({ user: user.id }, 'room_removed', { room: room.id });
  }

  /** The room passed to somebody: their tabs learn of their new place in it. */
  inherited(place: Place & { membership: Membership }): void {
    this.broadcaster.send({ user: place.membership.userId }, 'new_room', {
      room: roomView(place.room, place),
    });
  }

  /** Another role of somebody: for the room, and for their own tabs their new place in it. */
  ranked(user: User, place: Place & { membership: Membership }): void {
    const { room, membership } = place;
    const { username } = user;
    this.broadcaster.send({ room: room.id }, 'member_updated', {
      room: room.id,
      username,
      role: membership.role,
    });
    this.inherited(place);
  }

  /** It is there no more, for nobody. */
  removed(room: Room, memberIds: string[], wasPublic: boolean): void {
    for (const id of memberIds) this.broadcaster.unsubscribe(id, room.id);
    const audiences = wasPublic ? [{ everyone: true } as const] : memberIds.map((user) => ({ user }));
    for (const to of audiences) this.broadcaster.send(to, 'room_removed', { room: room.id });
  }

  /** A name, description, setting or archive state: everybody who can see the room hears of it. */
  updated(room: Room): void {
    const audience = room.kind === 'public' ? ({ everyone: true } as const) : { room: room.id };
    this.broadcaster.send(audience, 'room_updated', { room: roomView(room) });
  }

  /** Who comes or goes; across a block with the card that is theirs to see. */
  private tellRoom(event: 'user_joined' | 'user_left', { id: room, memberCount }: Room, user: User): void {
    const except = this.blocks.apartFrom(user.id);
    this.broadcaster.send({ room, except }, event, { room, memberCount, user: this.users.cardForAll(user) });
    for (const only of except) {
      this.broadcaster.send({ room, only }, event, { room, memberCount, user: this.users.card(user, only) });
    }
  }
}
