import { Service, inject } from '@angular/core';
import type {
  ConsoleRoom,
  ConsoleRoomAnswer,
  ConsoleRoomChange,
  ConsoleRoomsAnswer,
  ConsoleRoomsQuery,
  Member,
  MembersAnswer,
  MembershipRole,
  NewConsoleRoom,
} from '#contracts';
import { Http, path } from '../../core/http';
import type { Page } from '../ui/paged';

/** The console's routes of rooms. Throws `ApiError`. */
@Service()
export class ConsoleRoomsApi {
  readonly #http = inject(Http);

  async list({ archived, ...rest }: ConsoleRoomsQuery, cursor?: string): Promise<Page<ConsoleRoom>> {
    const query = { ...rest, archived: archived?.toString(), cursor };
    const { rooms: items, ...more } = await this.#http.get<ConsoleRoomsAnswer>('admin/rooms', query);
    return { items, ...more };
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

  async members(id: string, after?: string): Promise<Page<Member>> {
    const address = path`admin/rooms/${id}/members`;
    const { members: items, hasMore } = await this.#http.get<MembersAnswer>(address, { after });
    const last = items.at(-1);
    return { items, ...(hasMore && last && { cursor: last.user.username }) };
  }

  async setMember(id: string, username: string, role: MembershipRole): Promise<ConsoleRoom> {
    const address = path`admin/rooms/${id}/members/${username}`;
    return (await this.#http.put<ConsoleRoomAnswer>(address, { role })).room;
  }

  async removeMember(id: string, username: string): Promise<ConsoleRoom> {
    return (await this.#http.delete<ConsoleRoomAnswer>(path`admin/rooms/${id}/members/${username}`)).room;
  }
}
