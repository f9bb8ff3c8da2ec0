import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager, IsNull, Raw } from 'typeorm';
import { LIMITS, type OwnUser, type Preferences, type UserRole, type User as UserView } from '#contracts';
import { fold } from '#text';
import type { Actor } from '../auth/principal.js';
import { Clock } from '../common/clock.js';
import { DomainError } from '../common/domain-error.js';
import { Database } from '../database/database.js';
import { holding } from '../database/like.js';
import { DefaultRooms } from '../rooms/default-rooms.js';
import type { Room } from '../rooms/room.entity.js';
import { Accounts } from './accounts.js';
import { type NewAccount, newAccount, searchKeyOf } from './new-account.js';
import type { PreferencesDto } from './preferences.dto.js';
import { User } from './user.entity.js';
import { UserViews } from './user-views.js';
import type { UpdateProfileDto } from './users.dto.js';

/** A new account, and the rooms it is in from the start. */
export interface CreatedAccount {
  user: User;
  joined: Room[];
}

@Injectable()
export class UsersService {
  constructor(
    private readonly database: Database,
    private readonly views: UserViews,
    private readonly rooms: DefaultRooms,
    private readonly accounts: Accounts,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Whether there is any account. */
  exist(manager: EntityManager): Promise<boolean> {
    return manager.getRepository(User).exists();
  }

  /**
   * Makes an account and brings it into the default rooms, as part of a transaction; `tellCreated` is called after it.
   * @throws DomainError `username.conflict`
   */
  async createWithin(manager: EntityManager, wish: NewAccount, role: UserRole): Promise<CreatedAccount> {
    const users = manager.getRepository(User);
    const usernameKey = wish.username.toLowerCase();
    if (await users.existsBy({ usernameKey })) throw new DomainError('username.conflict');
    const user = users.create(newAccount(wish, role, this.clock.now()));
    await users.insert(user);
    return { user, joined: await this.rooms.join(manager, user) };
  }

  tellCreated({ user, joined }: CreatedAccount): void {
    this.rooms.announce(this.views.cardForAll(user), joined);
  }

  /** By name, without regard to case; null when there is none. */
  findByName(username: string): Promise<User | null> {
    return this.database.read(User).findOneBy({ usernameKey: username.toLowerCase() });
  }

  /** @throws DomainError `user.notFound` */
  async byId(id: string): Promise<User> {
    return found(await this.database.read(User).findOneBy({ id }));
  }

  /** @throws DomainError `user.notFound` */
  async card(reader: Actor, username: string): Promise<UserView> {
    return this.views.card(found(await this.findByName(username)), reader.id);
  }

  /** People whose username or display name holds the words, folded; by username. */
  async search(reader: Actor, words: string, limit: number = LIMITS.people.default): Promise<UserView[]> {
    const pattern = holding(fold(words));
    const people = await this.database.read(User).find({
      where: {
        deletedAt: IsNull(),
        searchKey: Raw((column) => `${column} LIKE :pattern ESCAPE '\\'`, { pattern }),
      },
      order: { usernameKey: 'ASC' },
      take: limit,
    });
    return people.map((user) => this.views.card(user, reader.id));
  }

  async me(id: string): Promise<OwnUser> {
    return this.ownView(await this.byId(id));
  }

  ownView(user: User): OwnUser {
    return this.views.own(user);
  }

  async updateProfile(id: string, { displayName, email, bio }: UpdateProfileDto): Promise<OwnUser> {
    const changed = await this.accounts.change(id, (user) => {
      if (displayName !== undefined) user.displayName = displayName;
      if (email !== undefined) user.email = email === '' ? null : email;
      if (bio !== undefined) user.bio = bio;
      user.searchKey = searchKeyOf(user.username, user.displayName);
    });
    return this.ownView(changed);
  }

  /** Sets the keys that are given and leaves the others. */
  async updatePreferences(id: string, wish: PreferencesDto): Promise<OwnUser> {
    const given = Object.fromEntries(
      Object.entries(wish).filter(([, value]) => value !== undefined),
    ) as Preferences;
    const changed = await this.accounts.change(id, (user) => {
      user.preferences = { ...user.preferences, ...given };
    });
    return this.ownView(changed);
  }

  /** Puts another hash in the place of the one that is known. False when it was replaced by somebody else meanwhile. */
  async replacePasswordHash(known: User, passwordHash: string): Promise<boolean> {
    let isCurrent = false;
    await this.accounts.change(known.id, (user) => {
      isCurrent = user.passwordHash === known.passwordHash;
      if (isCurrent) user.passwordHash = passwordHash;
    });
    return isCurrent;
  }

  async countLogin(id: string): Promise<void> {
    await this.database.write((manager) => manager.getRepository(User).increment({ id }, 'logins', 1));
  }
}

function found(user: User | null): User {
  if (!user) throw new DomainError('user.notFound');
  return user;
}
