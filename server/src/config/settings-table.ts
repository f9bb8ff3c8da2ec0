interface Entry {
  name: string;
  /** As the table in the README shows it. */
  fallback: string;
  describe: string;
}

/** The table of settings: the README's table is checked against it. */
export const SETTINGS_TABLE = [
  {
    name: 'PORT',
    fallback: '3000',
    describe: 'Port of the page, the API and the socket. 0 takes a free one.',
  },
  { name: 'HOST', fallback: '0.0.0.0', describe: 'Address to listen on.' },
  { name: 'DATA_DIR', fallback: 'data', describe: 'Folder of the database and the secrets.' },
  {
    name: 'DATABASE_URL',
    fallback: 'sqlite:<DATA_DIR>/sokhan.db',
    describe: 'Database: `sqlite:` and a path.',
  },
  {
    name: 'SECRET_KEY',
    fallback: 'made at first start',
    describe: 'Key of the session hashes, at least 32 characters. A new key signs everybody out.',
  },
  {
    name: 'SESSION_COOKIE_SECURE',
    fallback: 'auto',
    describe: '`true`, `false`, or `auto`: as the request came, by HTTPS or not.',
  },
  {
    name: 'TRUSTED_PROXIES',
    fallback: 'none',
    describe:
      'Addresses or subnets, comma separated, whose X-Forwarded headers are believed; `loopback` is a name for this machine.',
  },
  {
    name: 'CORS_ORIGINS',
    fallback: 'none',
    describe: 'Further origins, comma separated, whose pages may use this server.',
  },
  {
    name: 'PUBLIC_URL',
    fallback: 'none',
    describe:
      'Origin by which people reach this server, like https://chat.example.org: where links in mails lead.',
  },
  {
    name: 'MESSAGE_RATE_LIMIT',
    fallback: '30',
    describe: 'Messages, edits and polls a minute and person. 0 is off.',
  },
  {
    name: 'ACTION_RATE_LIMIT',
    fallback: '120',
    describe: 'Reactions, votes, pins, new rooms and the like a minute and person. 0 is off.',
  },
  {
    name: 'SEARCH_RATE_LIMIT',
    fallback: '60',
    describe: 'Searches in messages a minute and person. 0 is off.',
  },
  {
    name: 'LOGIN_RATE_LIMIT',
    fallback: '5',
    describe: 'Logins in five minutes from one address. 0 is off, with the delay after wrong passwords.',
  },
  {
    name: 'REGISTER_RATE_LIMIT',
    fallback: '10',
    describe: 'Registrations an hour from one address. 0 is off.',
  },
  {
    name: 'INVITATION_RATE_LIMIT',
    fallback: '10',
    describe: 'Looks at invitations a minute from one address. 0 is off.',
  },
  {
    name: 'UPLOAD_RATE_LIMIT',
    fallback: '5',
    describe: 'Uploads in five minutes a person. 0 is off, and with it the limit of three at once.',
  },
  { name: 'MAX_UPLOAD_SIZE', fallback: '16777216', describe: 'Largest file in bytes.' },
  {
    name: 'ALLOWED_FILE_TYPES',
    fallback: 'all that are known',
    describe:
      'Endings of names, comma separated, of: png, jpg, jpeg, gif, webp, pdf, doc, docx, xlsx, pptx, txt, md, csv, mp3, m4a, ogg, mp4, webm, zip.',
  },
  {
    name: 'USER_QUOTA',
    fallback: '1073741824',
    describe: 'Bytes that the files of one person may take. 0 is without limit.',
  },
  {
    name: 'STORAGE_QUOTA',
    fallback: '0',
    describe: 'Bytes that all files may take. 0 is without limit.',
  },
  {
    name: 'FILES_DIR',
    fallback: '<DATA_DIR>/files',
    describe: 'Folder of the files, and of uploads that are under way.',
  },
  {
    name: 'BACKUPS_KEPT',
    fallback: '7',
    describe: 'Backups that are kept; the oldest goes when one more is made.',
  },
  {
    name: 'S3_BUCKET',
    fallback: 'none',
    describe: 'Bucket of an S3-compatible store, to keep files there instead of in the folder.',
  },
  { name: 'S3_ENDPOINT', fallback: 'https://s3.amazonaws.com', describe: 'Address of that store.' },
  { name: 'S3_REGION', fallback: 'us-east-1', describe: 'Its region.' },
  { name: 'S3_ACCESS_KEY', fallback: 'none', describe: 'Its access key.' },
  { name: 'S3_SECRET_KEY', fallback: 'none', describe: 'Its secret key.' },
  {
    name: 'CLAMD_HOST',
    fallback: 'none',
    describe: 'Host of a ClamAV daemon that scans every file.',
  },
  { name: 'CLAMD_PORT', fallback: '3310', describe: 'Its port.' },
  {
    name: 'CLAMD_REQUIRED',
    fallback: 'true',
    describe: '`false` takes files unscanned while the daemon is away.',
  },
  {
    name: 'SMTP_URL',
    fallback: 'none',
    describe:
      'Mail server for links to new passwords and for invitations, as smtps://name:password@mail.example.org:465. It needs MAIL_FROM and PUBLIC_URL.',
  },
  {
    name: 'MAIL_FROM',
    fallback: 'none',
    describe: 'Whom mails are from, as Sokhan <chat@example.org>. SMTP_URL needs it.',
  },
  {
    name: 'LINK_PREVIEWS',
    fallback: 'true',
    describe: '`false`: this server looks up nothing behind links, in no room.',
  },
  {
    name: 'LINK_PREVIEW_SUBNETS',
    fallback: 'none',
    describe: 'Private subnets, comma separated, that links may lead to all the same: an intranet.',
  },
  {
    name: 'MESSAGE_EDIT_WINDOW',
    fallback: '2880',
    describe: 'Minutes after sending in which a message may be edited. 0 is always.',
  },
  {
    name: 'DELETED_MESSAGE_GRACE',
    fallback: '24',
    describe: 'Hours until the text of a deleted message leaves the database. 0 is at once.',
  },
  { name: 'LOG_LEVEL', fallback: 'info', describe: 'trace, debug, info, warn, error or silent.' },
  {
    name: 'DEBUG',
    fallback: 'false',
    describe: '`true` sets the log level to debug where LOG_LEVEL sets none.',
  },
  {
    name: 'API_DOCS',
    fallback: 'open; admin when NODE_ENV=production',
    describe: 'Who may read /api/docs: `open` or `admin`.',
  },
] as const satisfies readonly Entry[];
