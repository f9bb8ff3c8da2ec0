import { Service, inject } from '@angular/core';
import type {
  Invitation,
  InvitationAnswer,
  InvitationsAnswer,
  MadeInvitationAnswer,
  NewInvitation,
} from '#contracts';
import { Http, path } from '../../core/http';
import type { Page } from '../ui/paged';

/** The console's routes of invitations. Throws `ApiError`. */
@Service()
export class InvitationsApi {
  readonly #http = inject(Http);

  async list(cursor?: string): Promise<Page<Invitation>> {
    const answer = await this.#http.get<InvitationsAnswer>('admin/invitations', { cursor });
    const { invitations: items, ...more } = answer;
    return { items, ...more };
  }

  make(wish: NewInvitation): Promise<MadeInvitationAnswer> {
    return this.#http.post('admin/invitations', wish);
  }

  /** The link there was until then ends. */
  renew(id: string): Promise<MadeInvitationAnswer> {
    return this.#http.post(path`admin/invitations/${id}/link`);
  }

  async revoke(id: string): Promise<Invitation> {
    return (await this.#http.delete<InvitationAnswer>(path`admin/invitations/${id}`)).invitation;
  }
}
