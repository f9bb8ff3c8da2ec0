import type { StatusChoice, UserRole } from '#contracts';

/** Who is asking, as services know them. */
export interface Actor {
  id: string;
  username: string;
  displayName: string;
  role: UserRole;
  /** How they want to seem; online when absent. */
  choice?: StatusChoice;
  /** Until when they may write nowhere, in milliseconds since 1970; absent when they may. */
  mutedUntil?: number;
}

/** Who is asking and by which session: what a door knows after the guard. */
export interface Principal {
  user: Actor;
  session: {
    id: string;
    expiresAt: number;
    /** When the password was last shown to it. */
    confirmedAt?: number;
    /** When an open socket last lengthened it. */
    renewedAt?: number;
  };
}

/** Where a session comes from, as the door saw it. */
export interface Origin {
  ip: string;
  device: string;
}

/** Who does something by their role, and from where. */
export interface Act {
  /** Null: the server itself, or its command line. */
  user: Actor | null;
  ip: string | null;
}
