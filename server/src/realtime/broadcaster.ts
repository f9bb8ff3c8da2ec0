import { Injectable } from '@nestjs/common';
import {
  type ConsoleRole,
  type Message,
  type ServerEvent,
  type ServerPayload,
  type ServerToClientEvents,
  type SessionEnd,
  hasRole,
} from '#contracts';
import type { Actor, Principal } from '../auth/principal.js';
import { type AppServer, type AppSocket, channel } from './app-socket.js';

/** Who is to hear of something. The writer names the audience; nobody filters afterwards. */
export type Audience =
  | { room: string; except?: Iterable<string> }
  /** One person's sockets, if they hear the room. */
  | { room: string; only: string }
  | { user: string }
  /** By their ids. */
  | { connections: string[] }
  /** Whoever has this role now, or a higher one: a connection whose person lost it hears nothing more. Perhaps only some connections. */
  | { role: ConsoleRole; among?: ReadonlySet<string> }
  | { everyone: true; except?: Iterable<string> };

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

  /** As `send`, but dropped rather than queued for a reader who cannot keep up. */
  sendVolatile<E extends ServerEvent>(to: Audience, event: E, payload: ServerPayload<E>): void {
    this.target(to)?.volatile.emit(event, ...argumentsOf<E>(payload));
  }

  /**
   * New messages of one room that were stored in one commit: one frame, encoded once for all readers. In a conversation
   * of two, each under its own name.
   */
  newMessages(roomId: string, messages: Message[], isDirect = false): void {
    const to = { room: roomId };
    const [first] = messages;
    if (isDirect) for (const message of messages) this.send(to, 'private_message', message);
    else if (messages.length === 1 && first) this.send(to, 'message', first);
    else if (first) this.send(to, 'messages', { room: roomId, messages });
  }

  /** From now on all sockets of a person hear the room. */
  subscribe(userId: string, roomId: string): void {
    this.subscriptionChanges += 1;
    for (const id of this.idsIn(channel.user(userId)))
      this.adapter?.addAll(id, new Set([channel.room(roomId)]));
  }

  unsubscribe(userId: string, roomId: string): void {
    this.subscriptionChanges += 1;
    for (const id of this.idsIn(channel.user(userId))) this.adapter?.del(id, channel.room(roomId));
  }

  /** Tells a session's sockets why, and cuts them. One that is not connected yet loses its channel, and so its right. */
  endSession(sessionId: string, end: SessionEnd): void {
    const name = channel.session(sessionId);
    for (const socket of this.socketsIn(name)) socket.data.ended = true;
    this.server?.in(name).emit('session_ended', end);
    this.server?.in(name).disconnectSockets(true);
    for (const id of this.idsIn(name)) this.adapter?.del(id, name);
  }

  /** Whether a socket's session has not ended since its handshake began. */
  hears(socket: AppSocket, sessionId: string): boolean {
    return socket.rooms.has(channel.session(sessionId));
  }

  /** A person's name or role changed: their live sockets act under the new one from here on. */
  refreshUser(user: Actor): void {
    for (const socket of this.socketsIn(channel.user(user.id))) {
      socket.data.principal = { ...socket.data.principal, user };
    }
  }

  /** Whom the open sockets belong to, one a socket: two of one session need not share what they know of it. */
  principals(): Principal[] {
    return Array.from(this.server?.sockets.sockets.values() ?? [], ({ data }) => data.principal);
  }

  /** Whose connection this is; undefined when it is gone or its session has ended. */
  principalOf(connection: string): Principal | undefined {
    const data = this.server?.sockets.sockets.get(connection)?.data;
    return data?.ended ? undefined : data?.principal;
  }

  private target(to: Audience) {
    if ('user' in to) return this.server?.to(channel.user(to.user));
    if ('role' in to) return this.those(({ user }) => hasRole(user, to.role), to.among);
    if ('only' in to) return this.within(to.room, to.only);
    if ('connections' in to) return to.connections.length > 0 ? this.server?.to(to.connections) : undefined;
    const except = Array.from(to.except ?? [], channel.user);
    return 'room' in to ? this.server?.to(channel.room(to.room)).except(except) : this.server?.except(except);
  }

  /** Nobody at all is no audience: Socket.IO would take an empty list for everybody. */
  private within(roomId: string, userId: string) {
    const hearing = this.adapter?.rooms.get(channel.room(roomId));
    const ids = this.idsIn(channel.user(userId)).filter((id) => hearing?.has(id));
    return ids.length > 0 ? this.server?.to(ids) : undefined;
  }

  /** The sockets of whom this is true at this moment. */
  private those(isMeant: (principal: Principal) => boolean, among?: ReadonlySet<string>) {
    const sockets = [...(this.server?.sockets.sockets.values() ?? [])];
    const ids = sockets
      .filter(({ id, data }) => (among?.has(id) ?? true) && !data.ended && isMeant(data.principal))
      .map(({ id }) => id);
    return ids.length > 0 ? this.server?.to(ids) : undefined;
  }

  private get adapter() {
    return this.server?.sockets.adapter;
  }

  /**
   * Socket.IO's own `socketsJoin` and `socketsLeave` pass over sockets in the middle of their handshake; a socket that
   * is in its person's channel already must not miss what happens meanwhile.
   */
  private idsIn(name: string): string[] {
    return [...(this.adapter?.rooms.get(name) ?? [])];
  }

  private *socketsIn(name: string) {
    for (const id of this.idsIn(name)) {
      const socket = this.server?.sockets.sockets.get(id);
      if (socket) yield socket;
    }
  }
}
