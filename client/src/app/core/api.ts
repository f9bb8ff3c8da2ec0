import { Service, inject } from '@angular/core';
import type {
  Announcement,
  AnnouncementsAnswer,
  ChangePasswordRequest,
  CreateRoomRequest,
  CursorQuery,
  EditMessageRequest,
  EditsAnswer,
  FileAnswer,
  FileInfo,
  FilesAnswer,
  FilesQuery,
  ForgotPasswordRequest,
  HistoryAnswer,
  HistoryQuery,
  InvitationLook,
  InvitationLookAnswer,
  InvitationLookRequest,
  LoginRequest,
  MembersAnswer,
  MembershipAnswer,
  MembershipRole,
  Message,
  MessageAnswer,
  MessageEdit,
  MessagesPage,
  OwnUser,
  OwnUserAnswer,
  PictureRequest,
  PinsAnswer,
  Poll,
  PollAnswer,
  ReactionsAnswer,
  ReadAnswer,
  ReadMark,
  ReadMarksAnswer,
  RegisterRequest,
  ResetPasswordRequest,
  Room,
  RoomAnswer,
  RoomsAnswer,
  SearchAnswer,
  SearchQuery,
  SeenAnswer,
  ServerAnswer,
  ServerInfo,
  Session,
  SessionsAnswer,
  StatusRequest,
  StorageUsage,
  SyncAnswer,
  Thread,
  ThreadAnswer,
  ThreadsAnswer,
  UpdateMembershipRequest,
  UpdatePreferencesRequest,
  UpdateProfileRequest,
  UpdateRoomRequest,
  UpdateThreadRequest,
  Upload,
  UploadAnswer,
  UsageAnswer,
  User,
  UserAnswer,
  UserStats,
  UserStatsAnswer,
  UsersAnswer,
  VotersAnswer,
} from '#contracts';
import { Http, path } from './http';

/** Which page of a room's people is asked for. */
export interface MembersQuery {
  limit?: number;
  /** The last username of the page before. */
  after?: string;
}

/** Every HTTP route of the server, one method each. `room` takes an id or a slug. Throws `ApiError`. */
@Service()
export class Api {
  readonly #http = inject(Http);

  async register(body: RegisterRequest): Promise<OwnUser> {
    return (await this.#http.post<OwnUserAnswer>('auth/register', body)).user;
  }

  async login(body: LoginRequest): Promise<OwnUser> {
    return (await this.#http.post<OwnUserAnswer>('auth/login', body)).user;
  }

  logout(): Promise<void> {
    return this.#http.post<void>('auth/logout');
  }

  /** The account this browser is signed in to; refused with `auth.required` when it is to none. */
  async me(): Promise<OwnUser> {
    return (await this.#http.get<OwnUserAnswer>('auth/me')).user;
  }

  async sessions(): Promise<Session[]> {
    return (await this.#http.get<SessionsAnswer>('auth/sessions')).sessions;
  }

  endSession(id: string): Promise<void> {
    return this.#http.delete<void>(path`auth/sessions/${id}`);
  }

  /** Signs out every device but this one. */
  endOtherSessions(): Promise<void> {
    return this.#http.delete<void>('auth/sessions');
  }

  /** Ends every other session and gives this browser a new token. */
  async changePassword(body: ChangePasswordRequest): Promise<OwnUser> {
    return (await this.#http.post<OwnUserAnswer>('auth/password', body)).user;
  }

  /** Words to everybody that still stand and that one has not put away, the newest first. */
  async announcements(): Promise<Announcement[]> {
    return (await this.#http.get<AnnouncementsAnswer>('announcements')).announcements;
  }

  dismissAnnouncement(id: string): Promise<void> {
    return this.#http.put<void>(path`announcements/${id}/dismissal`);
  }

  forgotPassword(request: ForgotPasswordRequest): Promise<void> {
    return this.#http.post('auth/forgot', request);
  }

  /** Who invites, as long as the invitation holds. */
  async invitation(token: string): Promise<InvitationLook> {
    const body: InvitationLookRequest = { invitation: token };
    return (await this.#http.post<InvitationLookAnswer>('auth/invitation', body)).invitation;
  }

  /** A new password in exchange for a link. */
  resetPassword(body: ResetPasswordRequest): Promise<void> {
    return this.#http.post<void>('auth/reset', body);
  }

  async findUsers(q: string): Promise<User[]> {
    return (await this.#http.get<UsersAnswer>('users', { q })).users;
  }

  async user(username: string): Promise<User> {
    return (await this.#http.get<UserAnswer>(path`users/${username}`)).user;
  }

  async updateProfile(body: UpdateProfileRequest): Promise<OwnUser> {
    return (await this.#http.patch<OwnUserAnswer>('users/me', body)).user;
  }

  async updatePreferences(body: UpdatePreferencesRequest): Promise<OwnUser> {
    return (await this.#http.patch<OwnUserAnswer>('users/me/preferences', body)).user;
  }

  async rooms(): Promise<Room[]> {
    return (await this.#http.get<RoomsAnswer>('rooms')).rooms;
  }

  async createRoom(body: CreateRoomRequest): Promise<Room> {
    return (await this.#http.post<RoomAnswer>('rooms', body)).room;
  }

  async room(room: string): Promise<Room> {
    return (await this.#http.get<RoomAnswer>(path`rooms/${room}`)).room;
  }

  async updateRoom(room: string, body: UpdateRoomRequest): Promise<Room> {
    return (await this.#http.patch<RoomAnswer>(path`rooms/${room}`, body)).room;
  }

  /** Closes the room for good; its history stays readable. */
  async archiveRoom(room: string): Promise<Room> {
    return (await this.#http.delete<RoomAnswer>(path`rooms/${room}`)).room;
  }

  members(room: string, query: MembersQuery = {}): Promise<MembersAnswer> {
    return this.#http.get<MembersAnswer>(path`rooms/${room}/members`, { ...query });
  }

  /** Joins when the name is one's own; brings somebody in when it is another's. */
  async addMember(room: string, username: string): Promise<Room> {
    return (await this.#http.post<RoomAnswer>(path`rooms/${room}/members/${username}`)).room;
  }

  /** Leaves when the name is one's own; removes somebody when it is another's. */
  async removeMember(room: string, username: string): Promise<Room> {
    return (await this.#http.delete<RoomAnswer>(path`rooms/${room}/members/${username}`)).room;
  }

  async setRole(room: string, username: string, role: MembershipRole): Promise<Room> {
    return (await this.#http.put<RoomAnswer>(path`rooms/${room}/members/${username}/role`, { role })).room;
  }

  history(room: string, query: HistoryQuery = {}): Promise<HistoryAnswer> {
    return this.#http.get<HistoryAnswer>(path`rooms/${room}/messages`, { ...query });
  }

  sync(room: string, since: number): Promise<SyncAnswer> {
    return this.#http.get<SyncAnswer>(path`rooms/${room}/sync`, { since });
  }

  markRead(room: string, seq: number): Promise<ReadAnswer> {
    return this.#http.put<ReadAnswer>(path`rooms/${room}/read`, { seq });
  }

  async server(): Promise<ServerInfo> {
    return (await this.#http.get<ServerAnswer>('server')).server;
  }

  async userStats(username: string): Promise<UserStats> {
    return (await this.#http.get<UserStatsAnswer>(path`users/${username}/stats`)).stats;
  }

  async setStatus(body: StatusRequest): Promise<OwnUser> {
    return (await this.#http.put<OwnUserAnswer>('users/me/status', body)).user;
  }

  async blockedUsers(): Promise<User[]> {
    return (await this.#http.get<UsersAnswer>('users/me/blocks')).users;
  }

  async block(username: string): Promise<OwnUser> {
    return (await this.#http.put<OwnUserAnswer>(path`users/${username}/block`)).user;
  }

  async unblock(username: string): Promise<OwnUser> {
    return (await this.#http.delete<OwnUserAnswer>(path`users/${username}/block`)).user;
  }

  /** Opens the private conversation with somebody, made at the first time. */
  async direct(username: string): Promise<Room> {
    return (await this.#http.put<RoomAnswer>(path`rooms/direct/${username}`)).room;
  }

  updateMembership(room: string, body: UpdateMembershipRequest): Promise<MembershipAnswer> {
    return this.#http.patch<MembershipAnswer>(path`rooms/${room}/membership`, body);
  }

  markUnread(room: string, seq: number): Promise<ReadAnswer> {
    return this.#http.put<ReadAnswer>(path`rooms/${room}/unread`, { seq });
  }

  async readMarks(room: string): Promise<ReadMark[]> {
    return (await this.#http.get<ReadMarksAnswer>(path`rooms/${room}/reads`)).reads;
  }

  async pins(room: string): Promise<Message[]> {
    return (await this.#http.get<PinsAnswer>(path`rooms/${room}/pins`)).messages;
  }

  async message(id: string): Promise<Message> {
    return (await this.#http.get<MessageAnswer>(path`messages/${id}`)).message;
  }

  async editMessage(id: string, body: EditMessageRequest): Promise<Message> {
    return (await this.#http.patch<MessageAnswer>(path`messages/${id}`, body)).message;
  }

  async deleteMessage(id: string): Promise<Message> {
    return (await this.#http.delete<MessageAnswer>(path`messages/${id}`)).message;
  }

  /** Takes the preview of a link from a message. */
  async removeLink(id: string, position: number): Promise<Message> {
    return (await this.#http.delete<MessageAnswer>(path`messages/${id}/links/${String(position)}`)).message;
  }

  async edits(id: string): Promise<MessageEdit[]> {
    return (await this.#http.get<EditsAnswer>(path`messages/${id}/edits`)).edits;
  }

  async reactions(id: string): Promise<ReactionsAnswer['reactions']> {
    return (await this.#http.get<ReactionsAnswer>(path`messages/${id}/reactions`)).reactions;
  }

  seen(id: string): Promise<SeenAnswer> {
    return this.#http.get<SeenAnswer>(path`messages/${id}/seen`);
  }

  async pin(id: string): Promise<Message> {
    return (await this.#http.put<MessageAnswer>(path`messages/${id}/pin`)).message;
  }

  async unpin(id: string): Promise<Message> {
    return (await this.#http.delete<MessageAnswer>(path`messages/${id}/pin`)).message;
  }

  async bookmark(id: string): Promise<Message> {
    return (await this.#http.put<MessageAnswer>(path`messages/${id}/bookmark`)).message;
  }

  async removeBookmark(id: string): Promise<Message> {
    return (await this.#http.delete<MessageAnswer>(path`messages/${id}/bookmark`)).message;
  }

  bookmarks(query: CursorQuery = {}): Promise<MessagesPage> {
    return this.#http.get<MessagesPage>('bookmarks', { ...query });
  }

  mentions(query: CursorQuery = {}): Promise<MessagesPage> {
    return this.#http.get<MessagesPage>('mentions', { ...query });
  }

  /** Threads one follows. */
  threads(query: CursorQuery = {}): Promise<ThreadsAnswer> {
    return this.#http.get<ThreadsAnswer>('threads', { ...query });
  }

  /** A page of the thread that begins at a message; `before` and `after` take a threadSeq. */
  thread(root: string, query: HistoryQuery = {}): Promise<ThreadAnswer> {
    return this.#http.get<ThreadAnswer>(path`messages/${root}/thread`, { ...query });
  }

  async updateThread(root: string, body: UpdateThreadRequest): Promise<Thread> {
    return (await this.#http.put<{ thread: Thread }>(path`messages/${root}/thread`, body)).thread;
  }

  async poll(id: string): Promise<Poll> {
    return (await this.#http.get<PollAnswer>(path`polls/${id}`)).poll;
  }

  /** Everybody who voted, by option; refused for anonymous polls. */
  async voters(id: string): Promise<VotersAnswer['options']> {
    return (await this.#http.get<VotersAnswer>(path`polls/${id}/voters`)).options;
  }

  /** The first bytes of a file. */
  fileBytes(id: string, limit: number): Promise<Uint8Array<ArrayBuffer>> {
    return this.#http.bytes(path`files/${id}/content`, limit);
  }

  /** A whole file at once, for what is small; `Uploads` is for what people send. */
  async uploadFile(content: Blob, name: string): Promise<FileInfo> {
    const form = new FormData();
    form.set('file', content, name);
    return (await this.#http.form<FileAnswer>('files', form)).file;
  }

  /** Files that were shared, the newest first. */
  files(query: FilesQuery): Promise<FilesAnswer> {
    return this.#http.get<FilesAnswer>('files', { ...query });
  }

  /** How much one's own files take. */
  async filesUsage(): Promise<StorageUsage> {
    return (await this.#http.get<UsageAnswer>('files/usage')).usage;
  }

  async setAvatar(body: PictureRequest): Promise<OwnUser> {
    return (await this.#http.put<OwnUserAnswer>('users/me/avatar', body)).user;
  }

  async removeAvatar(): Promise<OwnUser> {
    return (await this.#http.delete<OwnUserAnswer>('users/me/avatar')).user;
  }

  async setRoomPicture(room: string, body: PictureRequest): Promise<Room> {
    return (await this.#http.put<RoomAnswer>(path`rooms/${room}/picture`, body)).room;
  }

  async removeRoomPicture(room: string): Promise<Room> {
    return (await this.#http.delete<RoomAnswer>(path`rooms/${room}/picture`)).room;
  }

  search(query: SearchQuery): Promise<SearchAnswer> {
    return this.#http.get<SearchAnswer>('search', { ...query });
  }

  /** How far one's own file has come. */
  async upload(id: string): Promise<Upload> {
    return (await this.#http.get<UploadAnswer>(path`uploads/${id}`)).upload;
  }

  /** Throws away a file of one's own that was not sent. */
  deleteFile(id: string): Promise<void> {
    return this.#http.delete<void>(path`files/${id}`);
  }
}
