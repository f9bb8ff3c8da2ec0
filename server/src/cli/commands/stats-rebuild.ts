import { FigureRebuild } from '../../admin/figures/figure-rebuild.js';
import { AT_THE_MACHINE, command } from '../command.js';

export const statsRebuild = command({
  name: 'stats:rebuild',
  usage: '',
  summary: 'Counts messages, files and accounts of all times anew. Until it is done, charts show less.',
  words: 0,
  read: () => ({}),
  async run(services) {
    const messages = await services.get(FigureRebuild).run(AT_THE_MACHINE);
    return `${messages} messages are counted.`;
  },
});
