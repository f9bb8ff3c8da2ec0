import { PasswordSetting } from '../../auth/password-setting.js';
import { AT_THE_MACHINE, command } from '../command.js';

interface Wish {
  username: string;
  password: string;
}

export const userPassword = command<Wish>({
  name: 'user:password',
  usage: '<username>',
  summary:
    'Gives somebody a new password, which is asked for (or read from what is piped in), and signs all their devices out.',
  words: 1,
  async read({ positionals: [username = ''] }, terminal) {
    return { username, password: await terminal.secret(`New password of ${username}: `) };
  },
  async run(services, { username, password }) {
    const user = await services.get(PasswordSetting).set(AT_THE_MACHINE, username, password);
    return `${user.username} has a new password, and is signed out everywhere.`;
  },
});
