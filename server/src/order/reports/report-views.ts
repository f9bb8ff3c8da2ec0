import type { OrderRoom, PersonName, Report as ReportView } from '#contracts';
import type { Room } from '../../rooms/room.entity.js';
import type { User } from '../../users/user.entity.js';
import type { Report } from './report.entity.js';

export const personName = ({ username, displayName, avatarId, role }: User): PersonName => ({
  username,
  displayName,
  ...(avatarId && { avatar: avatarId }),
  role,
});

/** Of a room that is not public, those who keep order on the server learn nothing but that. */
export const orderRoom = ({ kind, id, slug, name, names }: Room): OrderRoom =>
  kind === 'public' ? { kind, id, ...(slug && { slug }), name, ...(names && { names }) } : { kind };

/** A report as those who keep order see it, with the message as it was. */
export const reportView = (report: Report): ReportView => ({
  id: report.id,
  cause: report.cause,
  words: report.words,
  createdAt: report.createdAt.toISOString(),
  ...(report.reporter && { reporter: personName(report.reporter) }),
  author: personName(report.author),
  message: {
    ...(report.messageId && { id: report.messageId }),
    type: report.messageType,
    text: report.messageText,
    names: report.fileNames,
    at: report.messageAt.toISOString(),
    room: orderRoom(report.room),
  },
  ...(report.assignee && { assignee: personName(report.assignee) }),
  state: report.state,
  ...(report.resolvedAt && { resolvedAt: report.resolvedAt.toISOString() }),
  ...(report.resolvedBy && { resolvedBy: personName(report.resolvedBy) }),
  ...(report.outcome && { outcome: report.outcome }),
  ...(report.note && { note: report.note }),
});
