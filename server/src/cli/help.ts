import type { AnyCommand } from './command.js';

const CALL = 'npm run sokhan --';

/** What there is, a command a line. */
export function overview(commands: readonly AnyCommand[]): string {
  const lines = commands.map(
    ({ name, usage, summary }) => `  ${`${name} ${usage}`.trim()}\n      ${summary}`,
  );
  return [
    `Commands for whoever is at the machine: ${CALL} <command>`,
    '',
    ...lines,
    '',
    'They work while the server runs and while it is stopped, on the data that its settings name (DATA_DIR).',
    'The exit code is 0 when it is done, 1 when it could not be done, 2 when it was not understood.',
    '',
  ].join('\n');
}

export const helpOn = ({ name, usage, summary }: AnyCommand): string =>
  `${CALL} ${`${name} ${usage}`.trim()}\n${summary}\n`;
