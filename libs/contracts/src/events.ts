import type { WireError } from './errors.js';
import type {
  LiveFigures,
  Announcement,
  Member,
  Membership,
  MembershipRole,
  Message,
  HeldEntry,
  HeldMessage,
  Notice,
  OrderQueue,
  OwnUser,
  Poll,
  PresenceState,
  Reaction,
  Report,
  ReportRequest,
  Room,
  Sent,
  StreamEntry,
  Thread,
  Upload,
  User,
  UserStatus,
} from './models.js';
import type {
  CreatePollRequest,
  EditMessageRequest,
  PollAnswer,
  ReadAnswer,
  RoomAnswer,
  SendMessageRequest,
  ServerAnswer,
  StatusRequest,
  SyncAnswer,
  VoteRequest,
} from './requests.js';

/** The answer to every event: `{ok: true, …}` or `{ok: false, error}`. */
export type Answer<T> = ({ ok: true } & T) | { ok: false; error: WireError };
export type Ack<T> = (answer: Answer<T>) => void;

/** Takes a room's id or its slug. */
export interface RoomRef {
  room: string;
}

export interface SendMessagePayload extends RoomRef, SendMessageRequest {}

export interface PrivateMessagePayload extends SendMessageRequest {
  /** A username. */
  to: string;
}

export interface FileSharePayload extends RoomRef {
  /** A file of one's own that was not sent yet. */
  fileId: string;
  text?: string;
  clientId: string;
}

export interface MessageRef {
  /** A message's id. */
  id: string;
}

export interface EditMessagePayload extends MessageRef, EditMessageRequest {}

export interface ReactPayload extends MessageRef {
  /** One emoji. */
  emoji: string;
  on: boolean;
}

export interface CreatePollPayload extends RoomRef, CreatePollRequest {}

export interface ReportMessagePayload extends MessageRef, ReportRequest {}

export interface PollRef {
  pollId: string;
}

export interface VotePayload extends PollRef, VoteRequest {}

export interface ActivityPayload {
  /** True when this connection's person has not touched anything for a while. */
  idle: boolean;
}

export interface TypingPayload extends RoomRef {
  typing: boolean;
  /** Id of the message whose thread one is typing in. */
  thread?: string;
}

export interface MarkReadPayload extends RoomRef {
  seq: number;
}

export interface SyncPayload extends RoomRef {
  /** The newest rev the asker has; 0 for everything. */
  since: number;
}

export interface UserInfoPayload {
  username: string;
}

export interface AdminWatchPayload {
  on: boolean;
}

/** What a client may send. */
export interface ClientToServerEvents {
  /** Posts a message. Acknowledged after it is on disk; repeat with the same clientId until then. Held: it waits for leave. */
  message: (payload: SendMessagePayload, ack: Ack<Sent>) => void;
  /** Sends to one person; opens the private conversation with them if need be. */
  private_message: (payload: PrivateMessagePayload, ack: Ack<Sent>) => void;
  /** Posts a file, with some words perhaps. As with `message`, the same clientId gives the first answer. */
  file_share: (payload: FileSharePayload, ack: Ack<Sent>) => void;
  /**
   * Puts another text in place of one's own message's, or another direction; the text before is kept for readers to see.
   */
  edit_message: (payload: EditMessagePayload, ack: Ack<{ message: Message }>) => void;
  /** Deletes a message: one's own, or another's as a moderator. A quiet line stays in its place. */
  delete_message: (payload: MessageRef, ack: Ack<{ message: Message }>) => void;
  /** Gives or takes back a reaction; doing it again changes nothing. */
  react: (payload: ReactPayload, ack: Ack<{ message: Message }>) => void;
  /** Posts a poll. As with `message`, the same clientId gives the first answer. */
  create_poll: (payload: CreatePollPayload, ack: Ack<Sent>) => void;
  /** Sets one's vote: the options given, in place of those before; none withdraws it. */
  vote_poll: (payload: VotePayload, ack: Ack<PollAnswer>) => void;
  /** Closes a poll for good: its author, or a moderator. */
  close_poll: (payload: PollRef, ack: Ack<PollAnswer>) => void;
  /** Reports a message to those who keep order; what it says now is kept for them. */
  report_message: (payload: ReportMessagePayload, ack: Ack<object>) => void;
  /** Joins a public room and answers with it; joining again changes nothing. */
  join_room: (payload: RoomRef, ack: Ack<{ room: Room; members: Member[]; online: string[] }>) => void;
  /** Leaves a room. */
  leave_room: (payload: RoomRef, ack: Ack<RoomAnswer>) => void;
  /** Answers a room one is a member of. Every socket of a person hears all of their rooms from its connection on. */
  open_room: (payload: RoomRef, ack: Ack<RoomAnswer>) => void;
  /** Says that one is typing, or stopped. Volatile: no answer is needed. */
  typing: (payload: TypingPayload, ack?: Ack<object>) => void;
  /** Moves one's own read mark forward. */
  mark_messages_read: (payload: MarkReadPayload, ack: Ack<ReadAnswer>) => void;
  /** Asks for every change of a room since a rev. */
  sync: (payload: SyncPayload, ack: Ack<SyncAnswer>) => void;
  /** Sets how one seems to others, and one's status text. */
  user_status_change: (payload: StatusRequest, ack: Ack<{ user: OwnUser }>) => void;
  /** Says whether the person behind this connection is idle; they are away when all their connections are. */
  user_activity: (payload: ActivityPayload, ack?: Ack<object>) => void;
  /** Usernames of everybody who is online; `states` names those of them who are not simply `online`. */
  get_online_users: (
    payload: object,
    ack: Ack<{ online: string[]; states: Record<string, PresenceState> }>,
  ) => void;
  /** As a moderator, begins to hear `admin_figures` on this connection, or no longer. */
  admin_watch: (payload: AdminWatchPayload, ack: Ack<object>) => void;
  /** As a moderator, begins to hear what is said in public rooms on this connection, or no longer. */
  admin_watch_messages: (payload: AdminWatchPayload, ack: Ack<object>) => void;
  /** A person's card. */
  request_user_info: (payload: UserInfoPayload, ack: Ack<{ user: User }>) => void;
}

export interface MessagesEvent {
  room: string;
  messages: Message[];
}

export interface MembershipEvent {
  room: string;
  user: User;
  memberCount: number;
}

/** Somebody has another role in a room. */
export interface MemberEvent {
  room: string;
  username: string;
  role: MembershipRole;
}

export interface TypingEvent {
  room: string;
  username: string;
  displayName: string;
  typing: boolean;
  /** Id of the message whose thread they type in. */
  thread?: string;
}

export interface PresenceChange {
  username: string;
  state: PresenceState;
  lastSeenAt?: string;
}

/** Somebody read on. The room's rev counts it, unless it is told to the reader's own tabs alone. */
export interface ReadEvent {
  room: string;
  username: string;
  lastReadSeq: number;
  rev?: number;
  /** To the reader's own tabs only. */
  own?: Pick<Membership, 'lastReadAsides' | 'mentions'>;
}

export interface ReactionEvent {
  room: string;
  /** The message's id. */
  id: string;
  rev: number;
  emoji: string;
  on: boolean;
  /** Who gave it or took it back. */
  username: string;
  /** All reactions of the message after it. */
  reactions: Reaction[];
}

export interface PollEvent {
  room: string;
  /** The message's id. */
  id: string;
  rev: number;
  poll: Poll;
}

export interface PollVoteEvent {
  room: string;
  /** The message's id. */
  id: string;
  pollId: string;
  /** Ids of the options one has chosen now. */
  mine: string[];
}

/** Why somebody is told of a message at once. */
export type NotificationReason = 'direct' | 'mention' | 'reply' | 'thread';

export interface NotificationEvent {
  reason: NotificationReason;
  message: Message;
}

export interface HeldEvent {
  id: string;
  /** Absent: it waits no longer. */
  held?: HeldEntry;
  queue: OrderQueue;
}

export interface OwnHeldEvent {
  id: string;
  room: string;
  /** Absent: it was posted, or one has taken it back. */
  held?: HeldMessage;
}

export interface ReportEvent {
  report: Report;
  queue: OrderQueue;
}

export type SessionEndReason =
  'banned' | 'deactivated' | 'deleted' | 'revoked' | 'logout' | 'role' | 'expired';

/** Why a session is over; of a ban, as far as it was said. */
export interface SessionEnd extends Pick<WireError, 'until'> {
  reason: SessionEndReason;
  /** In the words of whoever decided it. */
  words?: string;
}

/** What the server may send. */
export interface ServerToClientEvents {
  /** One new message of a room one is in; the sender gets it too. */
  message: (message: Message) => void;
  /** One new message of a private conversation of two; the sender gets it too. */
  private_message: (message: Message) => void;
  /** Several new messages of one room that were stored together, in order. */
  messages: (batch: MessagesEvent) => void;
  /** A message has another text, a pin more or less, a reply more in its thread, or what is behind its links was read. */
  message_updated: (message: Message) => void;
  /** A message was deleted: what stays of it. */
  message_deleted: (message: Message) => void;
  /** Somebody gave or took back a reaction. */
  message_reaction: (event: ReactionEvent) => void;
  /** A poll has other votes, or was closed. */
  poll_updated: (event: PollEvent) => void;
  /** One's own vote changed, perhaps on another device. */
  poll_voted: (event: PollVoteEvent) => void;
  /** One follows a thread, or no longer, or has read on in it. */
  thread_updated: (thread: Thread & { room: string }) => void;
  /** One has bookmarked a message, or no longer. */
  bookmark_updated: (event: { room: string; id: string; on: boolean }) => void;
  /** Somebody became a member of a room one is in. */
  user_joined: (event: MembershipEvent) => void;
  /** Somebody is no longer a member of a room one is in. */
  user_left: (event: MembershipEvent) => void;
  /** Somebody has another role in a room one is in. */
  member_updated: (event: MemberEvent) => void;
  /** Somebody started or stopped typing; holds for six seconds unless renewed. */
  user_typing: (event: TypingEvent) => void;
  /** Who came and who went, gathered: at most one frame a second. */
  presence: (event: { changes: PresenceChange[] }) => void;
  /** Somebody's status text, emoji or choice changed. */
  user_status_updated: (event: { username: string; status: UserStatus }) => void;
  /** One's own file has come further: it is examined, ready or refused. */
  upload_updated: (event: { upload: Upload }) => void;
  /** Somebody is called otherwise now, or has another picture. */
  user_updated: (event: { user: Pick<User, 'username' | 'displayName' | 'avatar'> }) => void;
  /** One's own account changed: profile, preferences, blocked people. */
  account_updated: (event: { user: OwnUser }) => void;
  /** One's own settings in a room changed. */
  membership_updated: (event: { room: string; membership: Membership }) => void;
  /** The server is set otherwise now. */
  server_updated: (event: ServerAnswer) => void;
  /** Words to everybody. */
  announcement: (event: { announcement: Announcement }) => void;
  /** An announcement was taken back, or one has put it away on another device. */
  announcement_removed: (event: { id: string }) => void;
  /** To those who keep order: a report was made, or is somebody's now, or resolved. */
  report_updated: (event: ReportEvent) => void;
  /** To those who keep order: a message waits for leave, or no longer. */
  held_updated: (event: HeldEvent) => void;
  /** Of what one sent, something waits for leave, was refused, or waits no longer. */
  own_held: (event: OwnHeldEvent) => void;
  /** Those who keep order tell one something; it stands until it is put away. */
  notice: (event: { notice: Notice }) => void;
  /** One has put a notice away, perhaps on another device. */
  notice_dismissed: (event: { id: string }) => void;
  /** A message one is to be told of at once: it is private, mentions one, answers one, or stands in a thread one follows. */
  notification: (event: NotificationEvent) => void;
  /** A room one may see was made, or one's own place in it changed. With `membership` when one is in it. */
  new_room: (event: { room: Room }) => void;
  /** A room's name, description, picture, settings or archive state changed; `room.rev` counts the change. */
  room_updated: (event: { room: Room }) => void;
  /** One is no longer in this room: left in another tab, or was removed. */
  room_removed: (event: { room: string }) => void;
  /** One's own read mark moved, perhaps on another device, forwards or back, or an edit or a deletion changed the mentions after it; or, in rooms that are not too large, another's. */
  read_updated: (event: ReadEvent) => void;
  /** What the server does at this moment, to those who watch it: once a second. */
  admin_figures: (figures: LiveFigures) => void;
  /** New messages of public rooms, oldest first, to those who watch them. */
  admin_messages: (event: { entries: StreamEntry[] }) => void;
  /** A message of a public room was edited or deleted, to those who watch them. */
  admin_message_changed: (event: StreamEntry) => void;
  /** This session is over; the socket closes right after. */
  session_ended: (event: SessionEnd) => void;
  /** A fault that belongs to no event that was sent. */
  error: (error: WireError) => void;
}

export type ClientEvent = keyof ClientToServerEvents;
export type ServerEvent = keyof ServerToClientEvents;
export type ClientPayload<E extends ClientEvent> = Parameters<ClientToServerEvents[E]>[0];
export type ServerPayload<E extends ServerEvent> = Parameters<ServerToClientEvents[E]>[0];

/** What an ack of the event carries when it is `ok`. */
export type AckOf<E extends ClientEvent> =
  NonNullable<Parameters<ClientToServerEvents[E]>[1]> extends Ack<infer T> ? T : never;
