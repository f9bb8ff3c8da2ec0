/** Bounds that both sides enforce. Lengths are counted in Unicode code points unless a name says otherwise. */
export const LIMITS = {
  username: { min: 3, max: 20 },
  displayName: { min: 1, max: 50 },
  password: { min: 8, max: 256 },
  email: { max: 254 },
  serverName: { max: 50 },
  heldFirstMessages: { max: 100 },
  bio: { max: 500 },
  /** Why something was done, as moderators and admins put it. */
  reason: { max: 500 },
  statusText: { max: 100 },
  roomName: { min: 2, max: 50 },
  roomSlug: { min: 2, max: 50 },
  roomDescription: { max: 500 },
  /** Seconds. */
  slowMode: { max: 21_600 },
  /** Days. */
  retention: { max: 3_650 },
  messageText: { min: 1, max: 4_000 },
  mentions: { max: 50 },
  reactionKinds: { max: 20 },
  reactionNames: 10,
  pins: { max: 100 },
  announcement: { max: 1_000 },
  pollQuestion: { min: 1, max: 300 },
  pollOption: { min: 1, max: 100 },
  pollOptions: { min: 2, max: 20 },
  /** Voters named with a poll; the whole list is asked for. */
  pollVoters: 10,
  /** People of a small group, its maker among them. */
  group: { max: 10 },
  /** In rooms larger than this nobody is told of others' read marks; a message's readers can be asked for. */
  readMarks: { members: 100 },
  recentEmoji: { max: 32 },
  searchQuery: { max: 200 },
  searchPage: { default: 20, max: 50 },
  fileName: { min: 1, max: 150 },
  filesPerMessage: { max: 10 },
  /** Values of a voice message's loudness. */
  waveform: { max: 100 },
  linkPreviews: { max: 3 },
  /** Rules about what messages say. */
  rules: { max: 100 },
  ruleName: { min: 1, max: 60 },
  ruleText: { min: 1, max: 4_000 },
  rulePattern: { max: 200 },
  ruleMuteMinutes: { max: 525_600 },
  /** Messages of one person that wait for leave. */
  heldPerPerson: 20,
  /** Words of a report. */
  reportWords: { max: 500 },
  /** Reports of one person. */
  reportsPerHour: 30,
  page: { default: 50, max: 200 },
  syncPage: 200,
  members: { default: 100, max: 200 },
  people: { default: 20, max: 50 },
  auditWords: { max: 200 },
  invitationUses: { max: 10_000 },
  invitationRooms: { max: 20 },
  /** Of a list of the console. */
  consolePage: { default: 50, max: 100 },
} as const;

/** Latin letters, digits and underscore: a username is an address, a display name is a name. */
export const USERNAME_PATTERN = /^[A-Za-z0-9_]{3,20}$/;

/** Lower-case words in any script, joined by single hyphens. */
export const SLUG_PATTERN = /^[\p{Ll}\p{Lo}\p{Nd}]+(?:-[\p{Ll}\p{Lo}\p{Nd}]+)*$/u;

/** How long a typing notice lives without renewal, and the least time between two of one person in one room. */
export const TYPING = { ttlMs: 6_000, everyMs: 3_000 } as const;

/** Somebody counts as gone this long after their last connection ended, so that a reload is no departure. */
export const OFFLINE_AFTER_MS = 5_000;

/** A person without a key, a pointer or a touch for this long counts as away. */
export const IDLE_AFTER_MS = 5 * 60_000;

/** Length as a person counts it: an astral character is one. */
export function codePointLength(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
