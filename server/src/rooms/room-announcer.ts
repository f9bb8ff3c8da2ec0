import { Injectable } from '@nestjs/common';
import type { User as UserView } from '#contracts';
import { Broadcaster } from '../realtime/broadcaster.js';
import type { Membership } from './membership.entity.js';
import type { Room } from './room.entity.js';
import { roomView } from './room-views.js';

interface Place {
  room: Room;
  membership: Membership | null;
}

/** Who hears what when a room or its membership changed. Called after the commit, never before. */
@Injectable()
export class RoomAnnouncer {
  constructor(private readonly broadcaster: Broadcaster) {}

  /** A new room: a public one is news for everybody, a private one for its maker's own tabs. */
  made(makerId: string, place: Place): void {
    this.broadcaster.subscribe(makerId, place.room.id);
    this.broadcaster.send({ user: makerId }, 'new_room', { room: roomView(place.room, place) });
    if (place.room.kind === 'public') {
      this.broadcaster.send({ everyone: true, exceptUser: makerId }, 'new_room', {
        room: roomView(place.room),
      });
    }
  }

  /** A new member: the room hears of the person, the person's own tabs of the room. */
  joined(user: UserView, place: Place): void {
    const { id, memberCount } = place.room;
    this.broadcaster.subscribe(user.id, id);
    this.broadcaster.send({ user: user.id }, 'new_room', { room: roomView(place.room, place) });
    this.broadcaster.send({ room: id }, 'user_joined', { room: id, user, memberCount });
  }

  /** A member less. They stop hearing the room before the room hears of it. */
  left(user: UserView, { id, memberCount }: Room): void {
    this.broadcaster.unsubscribe(user.id, id);
    this.broadcaster.send({ room: id }, 'user_left', { room: id, user, memberCount });
    this.broadcaster.send({ user: user.id }, 'room_removed', { room: id });
  }

  /** The room passed to somebody: their tabs learn of their new place in it. */
  inherited(place: Place & { membership: Membership }): void {
    this.broadcaster.send({ user: place.membership.userId }, 'new_room', {
      room: roomView(place.room, place),
    });
  }

  /** A name, description or archive state: everybody who can see the room hears of it. */
  updated(room: Room): void {
    const audience = room.kind === 'public' ? ({ everyone: true } as const) : { room: room.id };
    this.broadcaster.send(audience, 'room_updated', { room: roomView(room) });
  }
}
