import type { Type } from '@nestjs/common';
import type { Settings } from '../config/settings.js';
import type { Terminal } from './terminal.js';

/** What a command has at hand: everything that the server is made of. */
export interface Services {
  get<T>(type: Type<T>): T;
}

/** What was typed after the name of a command, read by `options`. */
export interface Typed {
  positionals: string[];
  values: Record<string, string | boolean | undefined>;
}

interface Described {
  /** As `noun:verb`. */
  name: string;
  /** What is typed after the name. */
  usage: string;
  /** What it does, in a sentence. */
  summary: string;
  /** Options that it knows, and which of them stand alone. */
  options?: Record<string, { type: 'string' | 'boolean' }>;
  /** How many words it takes that are no options. */
  words: number;
}

/**
 * A command that the server does: the one that runs, which knows who is connected, or one that is built for the moment where
 * none runs. What is typed is read where it is typed, so a password is asked for there.
 */
export interface ServerCommand<Wish extends object> extends Described {
  read(typed: Typed, terminal: Terminal): Promise<Wish> | Wish;
  /** Answers what to say. @throws DomainError */
  run(services: Services, wish: Wish): Promise<string>;
}

/** A command that needs the server to be stopped. */
export interface OfflineCommand extends Described {
  runStopped(settings: Readonly<Settings>, typed: Typed): Promise<string>;
}

/** As `Command` in a list, where the wishes of commands are of different kinds. */
export type AnyCommand = ServerCommand<object> | OfflineCommand;

/** A list knows nothing of the kind of each wish; a command gets what it has read itself. */
export const command = <Wish extends object>(it: ServerCommand<Wish>): ServerCommand<object> =>
  it as unknown as ServerCommand<object>;

/** Who types is at the machine, and nobody's account. */
export const AT_THE_MACHINE = { user: null, ip: null } as const;

/** What was typed is not understood. */
export class UsageError extends Error {}
