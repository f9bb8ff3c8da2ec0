import { Service, effect, inject, untracked } from '@angular/core';
import type { SessionEnd } from '#contracts';
import { AnnouncementStore } from './announcement-store';
import { ApiError } from './api-error';
import { BookmarkCatchUp } from './bookmark-catch-up';
import { Connection } from './connection';
import { Faces } from './faces';
import { FileMessages } from './file-messages';
import { MarkedMessages } from './marked-messages';
import { MembersStore } from './members-store';
import { OpenThreads } from './open-threads';
import { Outbox } from './outbox';
import { PinsStore } from './pins-store';
import { NoticeStore } from './notice-store';
import { PresenceStore } from './presence-store';
import { QuoteStore } from './quote-store';
import { ReadMarker } from './read-marker';
import { ReadMarksStore } from './read-marks-store';
import { RoomsStore } from './rooms-store';
import { ServerInfoStore } from './server-info-store';
import { SessionStore } from './session-store';
import { ThreadsStore } from './threads-store';
import { Timelines } from './timelines';
import { TypingStore } from './typing-store';
import { Uploads } from './uploads/uploads';

/** Between the end of a session and the arrival of its successor's token. */
const RENEWAL_MS = 1_000;

/**
 * Begins and ends everything that lives as long as somebody is signed in, and holds the one road of recovery:
 * start, reconnection and waking up all ask "what changed" here before the state is `online`. The first page that
 * needs it injects it: socket and storage are no part of the login page's download.
 */
@Service()
export class LiveSession {
  readonly #connection = inject(Connection);
  readonly #session = inject(SessionStore);
  readonly #faces = inject(Faces);
  readonly #rooms = inject(RoomsStore);
  readonly #timelines = inject(Timelines);
  readonly #announcements = inject(AnnouncementStore);
  readonly #server = inject(ServerInfoStore);
  readonly #notices = inject(NoticeStore);
  readonly #members = inject(MembersStore);
  readonly #presence = inject(PresenceStore);
  readonly #typing = inject(TypingStore);
  readonly #readMarker = inject(ReadMarker);
  readonly #readMarks = inject(ReadMarksStore);
  readonly #quotes = inject(QuoteStore);
  readonly #outbox = inject(Outbox);
  readonly #uploads = inject(Uploads);
  readonly #threads = inject(ThreadsStore);
  readonly #openThreads = inject(OpenThreads);
  readonly #pins = inject(PinsStore);
  readonly #marked = inject(MarkedMessages);
  readonly #bookmarks = inject(BookmarkCatchUp);

  constructor() {
    inject(FileMessages);
    this.#connection.setCatchUp(() => this.#catchUp());
    this.#connection.setEnded((end) => void this.#ended(end));
    this.#connection.on('account_updated', ({ user }) => this.#session.setUser(user));
    let before: string | null = null;
    effect(() => {
      const user = this.#session.userId();
      untracked(() => {
        this.#changeTo(user);
        if (before !== null && user === null && this.#hasSignedOut()) void this.#uploads.withdraw(before);
      });
      before = user;
    });
  }

  /**
   * Whoever signs out leaves no files in the browser; whose session ended by itself goes on with theirs. The socket may
   * tell of it before the answer to the request has come.
   */
  #hasSignedOut(): boolean {
    return [null, 'logout'].includes(this.#session.endedReason());
  }

  /** Another person, or nobody: nothing of the one before may stay. */
  #changeTo(user: string | null): void {
    this.#connection.disconnect();
    this.#outbox.stop();
    this.#uploads.stop();
    this.#timelines.reset();
    this.#members.reset();
    this.#faces.reset();
    this.#rooms.reset();
    this.#presence.reset();
    this.#typing.reset();
    this.#readMarker.reset();
    this.#readMarks.reset();
    this.#quotes.reset();
    this.#threads.reset();
    this.#openThreads.reset();
    this.#pins.reset();
    this.#marked.reset();
    if (user === null) return;
    void this.#uploads.start(user);
    void this.#outbox.start(user);
    this.#connection.connect();
  }

  /**
   * A new password ends all sessions, that of the very tab that set it among them, and gives the browser a new
   * token a moment later: after a revocation the server is asked before anybody is signed out.
   */
  async #ended(end: SessionEnd): Promise<void> {
    const { reason } = end;
    if (reason !== 'revoked') return this.#session.ended(reason, end);
    await new Promise((resolve) => setTimeout(resolve, RENEWAL_MS));
    try {
      await this.#session.confirm(reason);
    } catch (thrown) {
      // Not reached: connecting asks the same question as often as it takes.
      if (!(thrown instanceof ApiError)) throw thrown;
    }
    if (this.#session.state() === 'signedIn') this.#connection.connect();
  }

  async #catchUp(): Promise<void> {
    // Nobody told of what people changed meanwhile; the lists that are loaded now know it.
    this.#faces.reset();
    // Another tab may have signed in as somebody else; the socket would then speak for the wrong person.
    await Promise.all([
      this.#session.confirm(),
      this.#rooms.refresh().then(() => this.#readMarker.reapply()),
      this.#presence.refresh(),
      this.#announcements.refresh(),
      this.#server.catchUp(),
      this.#notices.refresh(),
    ]);
    await Promise.all([
      this.#timelines.catchUp(),
      this.#members.catchUp(),
      this.#quotes.catchUp(),
      this.#readMarks.catchUp(),
      this.#threads.catchUp(),
      this.#openThreads.catchUp(),
    ]);
    await this.#bookmarks.run();
  }
}
