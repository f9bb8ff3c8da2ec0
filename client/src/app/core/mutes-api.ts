import { Service, inject } from '@angular/core';
import type { Mute, MuteAnswer, MuteRequest, PersonRecordAnswer } from '#contracts';
import { Http, path } from './http';

/** Silencing somebody: in a room by its id, or everywhere. Throws `ApiError`. */
@Service()
export class MutesApi {
  readonly #http = inject(Http);

  async mute(username: string, wish: MuteRequest, room?: string): Promise<Mute> {
    return (await this.#http.put<MuteAnswer>(routeOf(username, room), wish)).mute;
  }

  unmute(username: string, room?: string): Promise<void> {
    return this.#http.delete(routeOf(username, room));
  }

  /** That somebody may write nowhere, for those who keep order on the server. */
  async everywhere(username: string): Promise<Mute | null> {
    const { record } = await this.#http.get<PersonRecordAnswer>(path`admin/people/${username}`);
    return record.person.mute ?? null;
  }
}

const routeOf = (username: string, room?: string): string =>
  room === undefined ? path`admin/people/${username}/mute` : path`rooms/${room}/members/${username}/mute`;
