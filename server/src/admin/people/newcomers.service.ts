import { Inject, Injectable } from '@nestjs/common';
import type { MakePersonRequest, ResetLink } from '#contracts';
import { Audit } from '../../audit/audit.js';
import { PasswordHasher } from '../../auth/password-hasher.js';
import type { Act } from '../../auth/principal.js';
import { ResetLinks } from '../../auth/reset-links.js';
import { requireRole } from '../../auth/standing.js';
import { newToken } from '../../auth/tokens.js';
import { Clock } from '../../common/clock.js';
import { Database } from '../../database/database.js';
import { accountLetter } from '../../mail/letters.js';
import { Mailer } from '../../mail/mailer.js';
import { LiveSettings } from '../../server-settings/live-settings.js';
import { languageOf } from '../../users/language.js';
import { FigureCounting } from '../figures/figure-counting.js';
import type { User } from '../../users/user.entity.js';
import { UsersService } from '../../users/users.service.js';

/** An account that was made, and how its person comes in. */
export interface MadePerson {
  user: User;
  /** By which they set a password: nobody else ever knows it. */
  reset: ResetLink;
  /** Whether the link was mailed. */
  mailed: boolean;
}

/** Makes accounts for others, however closed the server is. */
@Injectable()
export class NewcomersService {
  constructor(
    private readonly database: Database,
    private readonly users: UsersService,
    private readonly hasher: PasswordHasher,
    private readonly links: ResetLinks,
    private readonly mailer: Mailer,
    private readonly settings: LiveSettings,
    private readonly figures: FigureCounting,
    private readonly audit: Audit,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `request.forbidden`, `username.conflict` */
  async make(act: Act, { role = 'member', ...wish }: MakePersonRequest): Promise<MadePerson> {
    // Of what nobody was ever told.
    const passwordHash = await this.hasher.hash(newToken());
    const { created, reset } = await this.database.write(
      async (manager) => {
        await requireRole(manager, act, 'admin', this.clock.now());
        const created = await this.users.createWithin(manager, { ...wish, passwordHash }, role);
        const { id, username } = created.user;
        const target = { kind: 'user', id, name: username } as const;
        await this.audit.record(manager, act, { action: 'user.create', target, after: { role } });
        return { created, reset: await this.links.makeWithin(manager, id) };
      },
      ({ created }) => {
        this.users.tellCreated(created);
        this.figures.noteNewPeople();
      },
    );
    const { user } = created;
    return { user, reset, mailed: await this.mail(user, reset) };
  }

  /** A mail that fails loses nothing: the admin has the link. */
  private async mail(user: User, reset: ResetLink): Promise<boolean> {
    if (!user.email || !this.mailer.isOn) return false;
    const from = { language: languageOf(user), serverName: this.settings.current.name };
    return this.mailer.send(user.email, accountLetter(from, user.username, reset.link)).then(
      () => true,
      () => false,
    );
  }
}
