import type { EntityManager } from 'typeorm';
import { DomainError } from '../common/domain-error.js';
import { User } from './user.entity.js';

/** By name, without regard to case. @throws DomainError `user.notFound` */
export async function findPerson(manager: EntityManager, username: string): Promise<User> {
  const user = await manager.getRepository(User).findOneBy({ usernameKey: username.toLowerCase() });
  if (!user) throw new DomainError('user.notFound');
  return user;
}
