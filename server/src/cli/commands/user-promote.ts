import { USER_ROLES, type UserRole } from '#contracts';
import { StandingService } from '../../admin/people/standing.service.js';
import { AT_THE_MACHINE, UsageError, command } from '../command.js';

interface Wish {
  username: string;
  role: UserRole;
}

export const userPromote = command<Wish>({
  name: 'user:promote',
  usage: '<username> [--to member|moderator|admin]',
  summary: 'Gives somebody a role; that of an admin when none is named.',
  options: { to: { type: 'string' } },
  words: 1,
  read({ positionals: [username = ''], values: { to = 'admin' } }) {
    const role = USER_ROLES.find((each) => each === to);
    if (!role) throw new UsageError(`There is no role ${to}.`);
    return { username, role };
  },
  async run(services, { username, role }) {
    const user = await services.get(StandingService).setRole(AT_THE_MACHINE, username, role);
    return `${user.username} is ${role} now.`;
  },
});
