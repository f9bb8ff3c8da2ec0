import { type BanRequest, LIMITS, codePointLength } from '#contracts';
import { BansService } from '../../admin/people/bans.service.js';
import { AT_THE_MACHINE, UsageError, command } from '../command.js';

interface Wish extends BanRequest {
  username: string;
}

export const userBan = command<Wish>({
  name: 'user:ban',
  usage: '<username> [--until <time>] [--reason <words>] [--addresses]',
  summary:
    'Keeps somebody out at once: until a time such as 2026-12-31T20:00:00Z, or for ever. With --addresses those of their devices are shut too.',
  options: { until: { type: 'string' }, reason: { type: 'string' }, addresses: { type: 'boolean' } },
  words: 1,
  read({ positionals: [username = ''], values: { until, reason, addresses } }) {
    if (until !== undefined && Number.isNaN(Date.parse(String(until))))
      throw new UsageError(`${until} is no time.`);
    if (codePointLength(String(reason ?? '')) > LIMITS.reason.max)
      throw new UsageError('The reason is too long.');
    return {
      username,
      ...(until !== undefined && { until: new Date(String(until)).toISOString() }),
      ...(reason !== undefined && { reason: String(reason) }),
      addresses: addresses === true,
    };
  },
  async run(services, { username, ...wish }) {
    const user = await services.get(BansService).ban(AT_THE_MACHINE, username, wish);
    return `${user.username} is banned ${wish.until ? `until ${wish.until}` : 'for ever'}.`;
  },
});
