import type { ConsoleRole } from '#contracts';
import type { Section } from '../shell/sectioned-page';

export interface ConsoleSection extends Section {
  /** The least role that sees it. */
  readonly role: ConsoleRole;
}

/** The parts of the console, in their order. Each has a route of its name in admin.routes.ts. */
export const CONSOLE_SECTIONS: readonly ConsoleSection[] = [
  { name: 'dashboard', icon: 'chart', role: 'moderator' },
  { name: 'people', icon: 'people', role: 'moderator' },
  { name: 'invitations', icon: 'link', role: 'admin' },
  { name: 'rooms', icon: 'chat', role: 'admin' },
  { name: 'messages', icon: 'eye', role: 'moderator' },
  { name: 'reports', icon: 'flag', role: 'moderator' },
  { name: 'rules', icon: 'filter', role: 'moderator' },
  { name: 'announcements', icon: 'bell', role: 'admin' },
  { name: 'audit', icon: 'archive', role: 'admin' },
  { name: 'settings', icon: 'globe', role: 'admin' },
  { name: 'system', icon: 'settings', role: 'admin' },
];
