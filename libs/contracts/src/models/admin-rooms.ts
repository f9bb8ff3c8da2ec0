import type { Language } from './preferences.js';
import type { RoomKind, RoomRight, RoomSettings, HistoryStart } from './room.js';

/** A room as the console shows it: what it is, never what is said in it. */
export interface ConsoleRoom {
  id: string;
  slug?: string;
  kind: Exclude<RoomKind, 'direct'>;
  name: string;
  names?: Record<Language, string>;
  description: string;
  /** Whether everybody who registers becomes a member. */
  isDefault: boolean;
  memberCount: number;
  /** Number of the newest message. */
  messages: number;
  /** Usernames. */
  owners: string[];
  settings: RoomSettings;
  createdBy?: string;
  createdAt: string;
  archivedAt?: string;
}

export const CONSOLE_ROOM_ORDERS = ['newest', 'name', 'members'] as const;
export type ConsoleRoomOrder = (typeof CONSOLE_ROOM_ORDERS)[number];

export interface ConsoleRoomsQuery {
  /** Words of the name, folded. */
  q?: string;
  kind?: ConsoleRoom['kind'];
  archived?: boolean;
  /** `newest` when absent. */
  order?: ConsoleRoomOrder;
  cursor?: string;
  limit?: number;
}

/** `cursor` is absent on the last page. */
export interface ConsoleRoomsAnswer {
  rooms: ConsoleRoom[];
  cursor?: string;
}

export interface ConsoleRoomAnswer {
  room: ConsoleRoom;
}

export interface NewConsoleRoom {
  name: string;
  kind?: ConsoleRoom['kind'];
  slug?: string;
  description?: string;
  /** Username of who is to own it; absent: whoever makes it. */
  owner?: string;
  isDefault?: boolean;
}

/** Only what is given changes; of the rights, null is: as is usual. */
export interface ConsoleRoomChange {
  name?: string;
  description?: string;
  isDefault?: boolean;
  archived?: boolean;
  linkPreviews?: boolean;
  posting?: RoomRight | null;
  inviting?: RoomRight | null;
  mentioningAll?: RoomRight | null;
  retentionDays?: number | null;
  slowMode?: number;
  history?: HistoryStart;
}
