import { SearchRebuild } from '../../search/search-rebuild.js';
import { AT_THE_MACHINE, command } from '../command.js';

export const searchRebuild = command({
  name: 'search:rebuild',
  usage: '',
  summary: 'Makes the search index anew from the messages. Until it is done, search finds less.',
  words: 0,
  read: () => ({}),
  async run(services) {
    const rooms = await services.get(SearchRebuild).run(AT_THE_MACHINE);
    return `The index has taken in ${rooms} rooms.`;
  },
});
