/** Shapes of things on the wire. Ids are UUIDv7 strings; times are ISO 8601 in UTC; text is Unicode NFC. */
export * from './models/admin-people.js';
export * from './models/admin-doors.js';
export * from './models/admin-system.js';
export * from './models/admin-rooms.js';
export * from './models/admin-figures.js';
export * from './models/announcement.js';
export * from './models/admin-order.js';
export * from './models/audit.js';
export * from './models/file.js';
export * from './models/message.js';
export * from './models/poll.js';
export * from './models/preferences.js';
export * from './models/room.js';
export * from './models/search.js';
export * from './models/server-settings.js';
export * from './models/upload.js';
export * from './models/user.js';
