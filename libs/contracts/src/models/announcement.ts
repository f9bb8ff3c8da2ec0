import type { Language } from './preferences.js';

export const ANNOUNCEMENT_LEVELS = ['info', 'warning'] as const;
export type AnnouncementLevel = (typeof ANNOUNCEMENT_LEVELS)[number];

/** Words to everybody, until each has put them away or their time is over. */
export interface Announcement {
  id: string;
  /** In at least one language. */
  text: Partial<Record<Language, string>>;
  level: AnnouncementLevel;
  createdAt: string;
  /** Absent: until it is taken back. */
  endsAt?: string;
}

/** As the console shows it. */
export interface ConsoleAnnouncement extends Announcement {
  /** Absent for somebody who is gone, and for the server itself. */
  createdBy?: string;
  /** How many have put it away. */
  dismissals: number;
}

export interface NewAnnouncement {
  text: Partial<Record<Language, string>>;
  /** `info` when absent. */
  level?: AnnouncementLevel;
  /** In the future. */
  endsAt?: string;
}

/** Those that still stand and that one has not put away, the newest first. */
export interface AnnouncementsAnswer {
  announcements: Announcement[];
}

export interface ConsoleAnnouncementAnswer {
  announcement: ConsoleAnnouncement;
}

/** Those that still stand, the newest first. */
export interface ConsoleAnnouncementsAnswer {
  announcements: ConsoleAnnouncement[];
}
