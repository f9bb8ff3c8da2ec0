import { FigureMark, FigureSum } from '../admin/figures/figure-sum.entity.js';
import { Announcement } from '../announcements/announcement.entity.js';
import { Dismissal } from '../announcements/dismissal.entity.js';
import { AuditEntry } from '../audit/audit-entry.entity.js';
import { AddressBan } from '../auth/address-ban.entity.js';
import { ResetLink } from '../auth/reset-link.entity.js';
import { Session } from '../auth/session.entity.js';
import { Blob } from '../files/blob.entity.js';
import { File } from '../files/file.entity.js';
import { Upload } from '../files/upload.entity.js';
import { Invitation } from '../invitations/invitation.entity.js';
import { Link } from '../links/link.entity.js';
import { Held } from '../order/held/held.entity.js';
import { Notice } from '../order/notices/notice.entity.js';
import { OrderRule } from '../order/rules/rule.entity.js';
import { Report } from '../order/reports/report.entity.js';
import { Bookmark } from '../messages/bookmark.entity.js';
import { Mention } from '../messages/mention.entity.js';
import { MessageEdit } from '../messages/message-edit.entity.js';
import { Message } from '../messages/message.entity.js';
import { Pin } from '../messages/pin.entity.js';
import { Reaction } from '../messages/reaction.entity.js';
import { ThreadFollow } from '../messages/thread-follow.entity.js';
import { PollOption } from '../polls/poll-option.entity.js';
import { PollVote } from '../polls/poll-vote.entity.js';
import { Poll } from '../polls/poll.entity.js';
import { Membership } from '../rooms/membership.entity.js';
import { Room } from '../rooms/room.entity.js';
import { ServerSetting } from '../server-settings/server-setting.entity.js';
import { ActiveDay } from '../users/active-day.entity.js';
import { Block } from '../users/block.entity.js';
import { User } from '../users/user.entity.js';

export const ENTITIES = [
  Announcement,
  AuditEntry,
  FigureMark,
  FigureSum,
  Dismissal,
  ServerSetting,
  User,
  Session,
  ResetLink,
  Invitation,
  AddressBan,
  ActiveDay,
  Block,
  Room,
  Membership,
  Message,
  MessageEdit,
  Reaction,
  Pin,
  Bookmark,
  Mention,
  ThreadFollow,
  Poll,
  PollOption,
  PollVote,
  Blob,
  File,
  Upload,
  Link,
  Report,
  Notice,
  OrderRule,
  Held,
];
