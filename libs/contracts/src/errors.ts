/**
 * Every refusal the server can give, with the HTTP status it travels under.
 * A client translates the code; the English message is for people who read logs.
 * A thing that is not there and a thing that is not yours give the same code and the same bytes.
 */
export const ERRORS = {
  'auth.required': { status: 401, message: 'Sign in first.' },
  'auth.badCredentials': { status: 401, message: 'The username or the password is wrong.' },
  'auth.wrongPassword': { status: 403, message: 'The current password is wrong.' },
  'auth.confirm': { status: 403, message: 'Show your password again first.' },
  'registration.closed': { status: 403, message: 'This server takes no new accounts now.' },
  'invitation.required': { status: 403, message: 'This server takes new accounts by invitation only.' },
  'invitation.invalid': { status: 410, message: 'This invitation holds no more.' },
  'invitation.notFound': { status: 404, message: 'There is no such invitation.' },
  'reset.invalid': { status: 410, message: 'This link is used up, replaced or too old.' },
  'account.banned': { status: 403, message: 'This account is banned.' },
  'address.banned': { status: 403, message: 'This address is banned.' },
  'account.deactivated': { status: 403, message: 'This account is deactivated.' },
  'origin.refused': { status: 403, message: 'Requests from this origin are not accepted.' },
  'request.forbidden': { status: 403, message: 'You may not do this.' },
  'request.malformed': { status: 400, message: 'The request could not be read.' },
  'request.tooLarge': { status: 413, message: 'The request is too large.' },
  'request.mediaType': { status: 415, message: 'A body of this type is not read here.' },
  'route.notFound': { status: 404, message: 'There is nothing at this address.' },
  'validation.failed': { status: 422, message: 'Some fields are not acceptable.' },
  'username.conflict': { status: 409, message: 'This username is taken.' },
  'user.notFound': { status: 404, message: 'There is no such user.' },
  'session.notFound': { status: 404, message: 'There is no such session.' },
  'room.notFound': { status: 404, message: 'There is no such room.' },
  'room.notMember': { status: 403, message: 'Join the room first.' },
  'room.forbidden': { status: 403, message: 'Your role in this room does not allow this.' },
  'room.readOnly': { status: 403, message: 'Only some may write in this room.' },
  'room.slowMode': { status: 429, message: 'In this room one writes less often.' },
  'room.lastOwner': { status: 409, message: 'A room needs an owner: this is the last one.' },
  'room.archived': { status: 403, message: 'The room is archived.' },
  'room.conflict': { status: 409, message: 'This room address is taken.' },
  'member.notFound': { status: 404, message: 'This person is not in the room.' },
  'user.muted': { status: 403, message: 'You may not write now.' },
  'user.outranked': { status: 403, message: 'This person has a role that yours does not reach.' },
  'user.lastAdmin': { status: 409, message: 'A server needs an admin: this is the last one.' },
  'user.self': { status: 409, message: 'This is yourself.' },
  'user.blocked': { status: 403, message: 'You have blocked this person.' },
  'user.refusesPrivate': { status: 403, message: 'This person takes no private messages.' },
  'message.notFound': { status: 404, message: 'There is no such message.' },
  'message.forbidden': { status: 403, message: 'You may not do this with this message.' },
  'message.tooOld': { status: 403, message: 'The message is too old to be edited.' },
  'message.deleted': { status: 410, message: 'The message was deleted.' },
  'reaction.tooMany': { status: 409, message: 'The message has as many kinds of reactions as it may have.' },
  'pin.tooMany': { status: 409, message: 'The room has as many pinned messages as it may have.' },
  'file.notFound': { status: 404, message: 'There is no such file.' },
  'file.tooLarge': { status: 413, message: 'The file is larger than this server takes.' },
  'file.empty': { status: 422, message: 'The file is empty.' },
  'file.typeRefused': { status: 415, message: 'Files of this type are not accepted.' },
  'file.damaged': { status: 422, message: 'The file could not be read as what it says it is.' },
  'file.infected': { status: 422, message: 'The virus scanner refuses this file.' },
  'file.unscanned': { status: 503, message: 'The virus scanner is away, so no file is taken now.' },
  'file.quotaExceeded': { status: 409, message: 'Your files would take more room than you have.' },
  'file.storageFull': { status: 507, message: 'There is no room for more files on this server.' },
  'upload.notFound': { status: 404, message: 'There is no such upload.' },
  'upload.conflict': { status: 409, message: 'The upload goes on at another offset.' },
  'upload.protocol': { status: 412, message: 'Uploads are sent by version 1.0.0 of tus.' },
  'announcement.notFound': { status: 404, message: 'There is no such announcement.' },
  'report.notFound': { status: 404, message: 'There is no such report.' },
  'report.conflict': { status: 409, message: 'You have reported this message already.' },
  'report.resolved': { status: 409, message: 'This report is resolved.' },
  'rule.notFound': { status: 404, message: 'There is no such rule.' },
  'held.notFound': { status: 404, message: 'No such message is held.' },
  'message.refused': { status: 403, message: 'This message is not accepted here.' },
  'notice.notFound': { status: 404, message: 'There is no such notice.' },
  'poll.notFound': { status: 404, message: 'There is no such poll.' },
  'poll.forbidden': { status: 403, message: 'You may not do this with this poll.' },
  'poll.closed': { status: 410, message: 'The poll is closed.' },
  'message.idConflict': { status: 409, message: 'This clientId was used with another message.' },
  'backup.running': { status: 409, message: 'A backup is being made already.' },
  'backup.notFound': { status: 404, message: 'There is no such backup.' },
  'mail.off': { status: 409, message: 'This server sends no mail.' },
  'mail.noAddress': { status: 409, message: 'This account has no e-mail address.' },
  'mail.failed': { status: 503, message: 'The mail server did not take the mail.' },
  'rate.limited': { status: 429, message: 'Too many requests; try again later.' },
  'server.readOnly': { status: 423, message: 'The server is under maintenance and takes nothing now.' },
  'server.busy': { status: 503, message: 'The server is busy; try again shortly.' },
  'server.error': { status: 500, message: 'Something went wrong on the server.' },
} as const satisfies Record<string, { status: number; message: string }>;

export type ErrorCode = keyof typeof ERRORS;

/** Why one field was refused. The client has a sentence for each. */
export const FIELD_CODES = [
  'required',
  'type',
  'tooShort',
  'tooLong',
  'range',
  'format',
  'unknown',
  'reserved',
  'needsLetterAndDigit',
  'containsName',
  'common',
  'tooMany',
  'duplicate',
  'past',
] as const;
export type FieldCode = (typeof FIELD_CODES)[number];

export interface FieldError {
  /** Path of the field in the body, parts joined by dots. */
  field: string;
  code: FieldCode;
}

/** The body of every refusal, on HTTP (as problem+json) and in a socket's ack. */
export interface WireError {
  code: ErrorCode;
  message: string;
  /** For `validation.failed`: one entry a field. */
  details?: FieldError[];
  /** Milliseconds to wait before trying again; with `rate.limited`, `room.slowMode` and `server.busy`. */
  retryAfterMs?: number;
  /** Until when it holds; with `account.banned`, `address.banned` and `user.muted`. Absent: for ever. */
  until?: string;
  /** Why, in the words of whoever decided it; with `account.banned` and `user.muted`. */
  reason?: string;
}

/** RFC 9457: what an HTTP refusal looks like as `application/problem+json`. */
export interface Problem extends WireError {
  type: string;
  title: string;
  status: number;
}
