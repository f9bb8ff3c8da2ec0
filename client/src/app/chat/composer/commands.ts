import { fold } from '#text';

/** What a line beginning with a slash asks for, under its names in both languages. */
export const COMMANDS = {
  me: ['me', 'من'],
  away: ['away', 'کنار'],
  poll: ['poll', 'نظرسنجی'],
  join: ['join', 'پیوستن'],
  leave: ['leave', 'رفتن'],
  topic: ['topic', 'موضوع'],
  shrug: ['shrug', 'شانه'],
} as const satisfies Record<string, readonly [string, string]>;
export type CommandName = keyof typeof COMMANDS;
export const COMMAND_NAMES = Object.keys(COMMANDS) as CommandName[];

export type Typed =
  | { kind: 'text'; text: string }
  | { kind: 'command'; name: CommandName; rest: string }
  /** Looks like a command and is none: nobody should read it as a message by mistake. */
  | { kind: 'unknown'; name: string };

const COMMAND = /^\/([\p{L}\p{M}\u200C]+)(?:\s+([\s\S]*))?$/u;
/** Full-width lines: the narrow ones would make his face slant. */
const SHRUG = '¯\\＿(ツ)＿/¯';

/** What was written: text, or a command with what stands after it. Two slashes begin a text with one. */
export function readTyped(text: string): Typed {
  if (text.startsWith('//')) return { kind: 'text', text: text.slice(1) };
  const match = COMMAND.exec(text);
  if (!match) return { kind: 'text', text };
  const typed = match[1]!;
  const name = COMMAND_NAMES.find((each) => COMMANDS[each].some((alias) => fold(alias) === fold(typed)));
  return name ? { kind: 'command', name, rest: (match[2] ?? '').trim() } : { kind: 'unknown', name: typed };
}

/** The message a command stands for, where it stands for one. */
export function commandText(name: CommandName, rest: string): string | null {
  if (name === 'me') return rest === '' ? null : `/me ${rest}`;
  return name === 'shrug' ? `${rest} ${SHRUG}`.trim() : null;
}
