import { Service, inject } from '@angular/core';
import type {
  ConsoleAnnouncement,
  ConsoleAnnouncementAnswer,
  ConsoleAnnouncementsAnswer,
  NewAnnouncement,
} from '#contracts';
import { Http, path } from '../../core/http';

/** The console's routes of announcements. Throws `ApiError`. */
@Service()
export class AnnouncementsApi {
  readonly #http = inject(Http);

  async list(): Promise<ConsoleAnnouncement[]> {
    return (await this.#http.get<ConsoleAnnouncementsAnswer>('admin/announcements')).announcements;
  }

  async make(wish: NewAnnouncement): Promise<ConsoleAnnouncement> {
    return (await this.#http.post<ConsoleAnnouncementAnswer>('admin/announcements', wish)).announcement;
  }

  remove(id: string): Promise<void> {
    return this.#http.delete(path`admin/announcements/${id}`);
  }
}
