import { Service, inject } from '@angular/core';
import type {
  BanRequest,
  ConsolePerson,
  MadePersonAnswer,
  MakePersonRequest,
  PeopleAnswer,
  PeopleQuery,
  PersonAnswer,
  PersonRecord,
  PersonRecordAnswer,
  PurgeAnswer,
  RemovePersonRequest,
  ResetLink,
  ResetLinkAnswer,
  UserRole,
} from '#contracts';
import { Http, path } from '../../core/http';
import { Confirmations } from '../confirmation/confirmations';
import type { Page } from '../ui/paged';

/** The console's routes of people. Throws `ApiError`. */
@Service()
export class PeopleApi {
  readonly #http = inject(Http);
  readonly #confirmation = inject(Confirmations);

  async list(query: PeopleQuery, cursor?: string): Promise<Page<ConsolePerson>> {
    const address = 'admin/people';
    const { people: items, ...more } = await this.#http.get<PeopleAnswer>(address, { ...query, cursor });
    return { items, ...more };
  }

  async record(username: string): Promise<PersonRecord> {
    return (await this.#http.get<PersonRecordAnswer>(path`admin/people/${username}`)).record;
  }

  make(wish: MakePersonRequest): Promise<MadePersonAnswer> {
    return this.#confirmation.run(() => this.#http.post('admin/people', wish));
  }

  /** One that was made before ends. */
  async makeResetLink(username: string): Promise<ResetLink> {
    const make = () => this.#http.post<ResetLinkAnswer>(path`admin/people/${username}/reset-link`);
    return (await this.#confirmation.run(make)).reset;
  }

  async ban(username: string, wish: BanRequest): Promise<ConsolePerson> {
    return (await this.#http.put<PersonAnswer>(path`admin/people/${username}/ban`, wish)).person;
  }

  async unban(username: string): Promise<ConsolePerson> {
    return (await this.#http.delete<PersonAnswer>(path`admin/people/${username}/ban`)).person;
  }

  warn(username: string, reason: string): Promise<void> {
    return this.#http.post<void>(path`admin/people/${username}/warnings`, { reason });
  }

  /** How many messages were deleted. */
  async purgeHour(username: string, reason: string): Promise<number> {
    const address = path`admin/people/${username}/purge-hour`;
    return (await this.#http.post<PurgeAnswer>(address, { ...(reason && { reason }) })).deleted;
  }

  async setRole(username: string, role: UserRole): Promise<ConsolePerson> {
    const set = () => this.#http.put<PersonAnswer>(path`admin/people/${username}/role`, { role });
    return (await this.#confirmation.run(set)).person;
  }

  async deactivate(username: string): Promise<ConsolePerson> {
    return (await this.#http.put<PersonAnswer>(path`admin/people/${username}/deactivation`, {})).person;
  }

  async reactivate(username: string): Promise<ConsolePerson> {
    return (await this.#http.delete<PersonAnswer>(path`admin/people/${username}/deactivation`)).person;
  }

  endSessions(username: string): Promise<void> {
    return this.#http.delete(path`admin/people/${username}/sessions`);
  }

  endSession(username: string, id: string): Promise<void> {
    return this.#http.delete(path`admin/people/${username}/sessions/${id}`);
  }

  remove(username: string, wish: RemovePersonRequest): Promise<void> {
    return this.#confirmation.run(() => this.#http.delete(path`admin/people/${username}`, wish));
  }
}
