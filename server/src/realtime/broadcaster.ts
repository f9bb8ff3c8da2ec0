import { Injectable } from '@nestjs/common';
import type { Message, ServerEvent, ServerPayload, ServerToClientEvents, SessionEndReason } from '#contracts';
import type { Actor, Principal } from '../auth/principal.js';
import { type AppServer, channel } from './app-socket.js';

/** Who is to hear of something. The writer names the audience; nobody filters afterwards. */
export type Audience = { room: string } | { user: string } | { everyone: true; exceptUser?: string };

/** Every server event has exactly one argument; TypeScript cannot see that through the generic name. */
const argumentsOf = <E extends ServerEvent>(payload: ServerPayload<E>) =>
  [payload] as unknown as Parameters<ServerToClientEvents[E]>;

/** The one place from which the server speaks. Call it after the commit, in the order of the commits. */
@Injectable()
export class Broadcaster {
  private server?: AppServer;
  /** Counts changes of who hears what: a look-up that began before one is out of date. */
  subscriptionChanges = 0;

  /** Called once, when the socket server exists. Before that nobody can be listening. */
  attach(server: AppServer): void {
    this.server = server;
  }

  send<E extends ServerEvent>(to: Audience, event: E, payload: ServerPayload<E>): void {
    this.target(to)?.emit(event, ...argumentsOf<E>(payload));
  }

  /** As `send`, but dropped rather than queued for a reader who cannot keep up, and never to the sender's sockets. */
  sendVolatile<E extends ServerEvent>(
    roomId: string,
    exceptUserId: string,
    event: E,
    payload: ServerPayload<E>,
  ): void {
    this.server
      ?.to(channel.room(roomId))
      .except(channel.user(exceptUserId))
      .volatile.emit(event, ...argumentsOf<E>(payload));
  }

  /** New messages of one room that were stored in one commit: one frame, encoded once for all readers. */
  newMessages(roomId: string, messages: Message[]): void {
    const [first] = messages;
    if (messages.length === 1 && first) this.send({ room: roomId }, 'message', first);
    else if (first) this.send({ room: roomId }, 'messages', { room: roomId, messages });
  }

  /** From now on all sockets of a person hear the room. */
  subscribe(userId: string, roomId: string): void {
    this.subscriptionChanges += 1;
    this.server?.in(channel.user(userId)).socketsJoin(channel.room(roomId));
  }

  unsubscribe(userId: string, roomId: string): void {
    this.subscriptionChanges += 1;
    this.server?.in(channel.user(userId)).socketsLeave(channel.room(roomId));
  }

  /** Tells a session's sockets why, and cuts them. */
  endSession(sessionId: string, reason: SessionEndReason): void {
    const name = channel.session(sessionId);
    for (const socket of this.socketsIn(name)) socket.data.ended = true;
    this.server?.in(name).emit('session_ended', { reason });
    this.server?.in(name).disconnectSockets(true);
  }

  /** A person's name or role changed: their live sockets act under the new one from here on. */
  refreshUser(user: Actor): void {
    for (const socket of this.socketsIn(channel.user(user.id))) {
      socket.data.principal = { ...socket.data.principal, user };
    }
  }

  /** Who has a socket open here, once a session. */
  principals(): Principal[] {
    const bySession = new Map<string, Principal>();
    for (const { data } of this.server?.sockets.sockets.values() ?? []) {
      bySession.set(data.principal.session.id, data.principal);
    }
    return [...bySession.values()];
  }

  private target(to: Audience) {
    if ('room' in to) return this.server?.to(channel.room(to.room));
    if ('user' in to) return this.server?.to(channel.user(to.user));
    return to.exceptUser ? this.server?.except(channel.user(to.exceptUser)) : this.server;
  }

  private *socketsIn(name: string) {
    for (const id of this.server?.sockets.adapter.rooms.get(name) ?? []) {
      const socket = this.server?.sockets.sockets.get(id);
      if (socket) yield socket;
    }
  }
}
