import { Service, inject } from '@angular/core';
import type {
  ChangePasswordRequest,
  CreateRoomRequest,
  HistoryAnswer,
  HistoryQuery,
  LoginRequest,
  MembersAnswer,
  OwnUser,
  OwnUserAnswer,
  ReadAnswer,
  RegisterRequest,
  Room,
  RoomAnswer,
  RoomsAnswer,
  Session,
  SessionsAnswer,
  SyncAnswer,
  UpdatePreferencesRequest,
  UpdateProfileRequest,
  UpdateRoomRequest,
  User,
  UserAnswer,
  UsersAnswer,
} from '#contracts';
import { Http, path } from './http';

/** Which page of a room's people is asked for. */
export interface MembersQuery {
  limit?: number;
  /** The last username of the page before. */
  after?: string;
}

/** Every HTTP route of the server, one method each. `room` takes an id or a slug. Throws `ApiError`. */
@Service()
export class Api {
  readonly #http = inject(Http);

  async register(body: RegisterRequest): Promise<OwnUser> {
    return (await this.#http.post<OwnUserAnswer>('auth/register', body)).user;
  }

  async login(body: LoginRequest): Promise<OwnUser> {
    return (await this.#http.post<OwnUserAnswer>('auth/login', body)).user;
  }

  logout(): Promise<void> {
    return this.#http.post<void>('auth/logout');
  }

  /** The account this browser is signed in to; refused with `auth.required` when it is to none. */
  async me(): Promise<OwnUser> {
    return (await this.#http.get<OwnUserAnswer>('auth/me')).user;
  }

  async sessions(): Promise<Session[]> {
    return (await this.#http.get<SessionsAnswer>('auth/sessions')).sessions;
  }

  endSession(id: string): Promise<void> {
    return this.#http.delete<void>(path`auth/sessions/${id}`);
  }

  /** Signs out every device but this one. */
  endOtherSessions(): Promise<void> {
    return this.#http.delete<void>('auth/sessions');
  }

  /** Ends every other session and gives this browser a new token. */
  async changePassword(body: ChangePasswordRequest): Promise<OwnUser> {
    return (await this.#http.post<OwnUserAnswer>('auth/password', body)).user;
  }

  async findUsers(q: string): Promise<User[]> {
    return (await this.#http.get<UsersAnswer>('users', { q })).users;
  }

  async user(username: string): Promise<User> {
    return (await this.#http.get<UserAnswer>(path`users/${username}`)).user;
  }

  async updateProfile(body: UpdateProfileRequest): Promise<OwnUser> {
    return (await this.#http.patch<OwnUserAnswer>('users/me', body)).user;
  }

  async updatePreferences(body: UpdatePreferencesRequest): Promise<OwnUser> {
    return (await this.#http.patch<OwnUserAnswer>('users/me/preferences', body)).user;
  }

  async rooms(): Promise<Room[]> {
    return (await this.#http.get<RoomsAnswer>('rooms')).rooms;
  }

  async createRoom(body: CreateRoomRequest): Promise<Room> {
    return (await this.#http.post<RoomAnswer>('rooms', body)).room;
  }

  async room(room: string): Promise<Room> {
    return (await this.#http.get<RoomAnswer>(path`rooms/${room}`)).room;
  }

  async updateRoom(room: string, body: UpdateRoomRequest): Promise<Room> {
    return (await this.#http.patch<RoomAnswer>(path`rooms/${room}`, body)).room;
  }

  /** Closes the room for good; its history stays readable. */
  async archiveRoom(room: string): Promise<Room> {
    return (await this.#http.delete<RoomAnswer>(path`rooms/${room}`)).room;
  }

  members(room: string, query: MembersQuery = {}): Promise<MembersAnswer> {
    return this.#http.get<MembersAnswer>(path`rooms/${room}/members`, { ...query });
  }

  /** Joins when the name is one's own; brings somebody in when it is another's. */
  async addMember(room: string, username: string): Promise<Room> {
    return (await this.#http.post<RoomAnswer>(path`rooms/${room}/members/${username}`)).room;
  }

  /** Leaves when the name is one's own; removes somebody when it is another's. */
  async removeMember(room: string, username: string): Promise<Room> {
    return (await this.#http.delete<RoomAnswer>(path`rooms/${room}/members/${username}`)).room;
  }

  history(room: string, query: HistoryQuery = {}): Promise<HistoryAnswer> {
    return this.#http.get<HistoryAnswer>(path`rooms/${room}/messages`, { ...query });
  }

  sync(room: string, since: number): Promise<SyncAnswer> {
    return this.#http.get<SyncAnswer>(path`rooms/${room}/sync`, { since });
  }

  markRead(room: string, seq: number): Promise<ReadAnswer> {
    return this.#http.put<ReadAnswer>(path`rooms/${room}/read`, { seq });
  }
}
