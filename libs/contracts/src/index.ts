export * from './errors.js';
export * from './events.js';
export * from './limits.js';
export * from './models.js';
export * from './password.js';
export * from './permissions.js';
export * from './requests.js';
export * from './unread.js';
