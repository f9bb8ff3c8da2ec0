import { Service, inject } from '@angular/core';
import type {
  ConsoleRoom,
  ConsoleRoomAnswer,
  ConsoleRoomChange,
  ConsoleRoomsAnswer,
  ConsoleRoomsQuery,
  MembersAnswer,
  MembershipRole,
  NewConsoleRoom,
} from '#contracts';
import { Http, path } from '../../core/http';

/** The console's routes of rooms. Throws `ApiError`. */
@Service()
export class ConsoleRoomsApi {
  readonly #http = inject(Http);

  list({ archived, ...query }: ConsoleRoomsQuery): Promise<ConsoleRoomsAnswer> {
    return this.#http.get('admin/rooms', { ...query, archived: archived?.toString() });
  }

  async get(id: string): Promise<ConsoleRoom> {
    return (await this.#http.get<ConsoleRoomAnswer>(path`admin/rooms/${id}`)).room;
  }

  async make(wish: NewConsoleRoom): Promise<ConsoleRoom> {
    return (await this.#http.post<ConsoleRoomAnswer>('admin/rooms', wish)).room;
  }

  async change(id: string, wish: ConsoleRoomChange): Promise<ConsoleRoom> {
    return (await this.#http.patch<ConsoleRoomAnswer>(path`admin/rooms/${id}`, wish)).room;
  }

  delete(id: string): Promise<void> {
    return this.#http.delete(path`admin/rooms/${id}`);
  }

  members(id: string, after?: string): Promise<MembersAnswer> {
    return this.#http.get(path`admin/rooms/${id}/members`, { after });
  }

  async setMember(id: string, username: string, role: MembershipRole): Promise<ConsoleRoom> {
    const address = path`admin/rooms/${id}/members/${username}`;
    return (await this.#http.put<ConsoleRoomAnswer>(address, { role })).room;
  }

  async removeMember(id: string, username: string): Promise<ConsoleRoom> {
    return (await this.#http.delete<ConsoleRoomAnswer>(path`admin/rooms/${id}/members/${username}`)).room;
  }
}
