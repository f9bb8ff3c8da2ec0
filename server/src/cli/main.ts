import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { NestFactory } from '@nestjs/core';
import { type Settings, readSettings } from '../config/settings.js';
import { ROOT } from '../config/version.js';
import { type AnyCommand, type ServerCommand, type Typed, UsageError } from './command.js';
import { COMMANDS } from './commands.js';
import { askServer } from './control-client.js';
import { helpOn, overview } from './help.js';
import { sentenceOf } from './sentence.js';
import { Terminal } from './terminal.js';

/** What the shell learns. */
const DONE = 0;
const FAILED = 1;
const MISUNDERSTOOD = 2;

process.exitCode = await main(process.argv.slice(2));

async function main([name, ...rest]: string[]): Promise<number> {
  if (name === undefined || ['help', '--help', '-h'].includes(name)) {
    process.stdout.write(overview(COMMANDS));
    return name === undefined ? MISUNDERSTOOD : DONE;
  }
  const command = COMMANDS.find((each) => each.name === name);
  try {
    if (!command) throw new UsageError(`There is no command ${name}.`);
    if (rest.includes('--help')) return say(helpOn(command).trimEnd());
    const typed = read(command, rest);
    const env = join(ROOT, '.env');
    if (existsSync(env)) process.loadEnvFile(env);
    return say(await run(command, typed, readSettings(process.env)));
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    if (!(error instanceof UsageError)) return FAILED;
    process.stderr.write(command ? helpOn(command) : overview(COMMANDS));
    return MISUNDERSTOOD;
  }
}

function say(words: string): number {
  process.stdout.write(`${words}\n`);
  return DONE;
}

function read({ options = {}, words }: AnyCommand, args: string[]): Typed {
  const typed = parse(args, options);
  if (typed.positionals.length !== words) throw new UsageError('This is too much, or too little.');
  return typed;
}

function parse(args: string[], options: NonNullable<AnyCommand['options']>): Typed {
  try {
    const { positionals, values } = parseArgs({ args, options, allowPositionals: true });
    return { positionals, values: values as Typed['values'] };
  } catch (error) {
    throw new UsageError(sentenceOf(error), { cause: error });
  }
}

async function run(command: AnyCommand, typed: Typed, settings: Readonly<Settings>): Promise<string> {
  if (!('run' in command)) {
    const answer = await askServer(settings.dataDir, { command: command.name, wish: {} });
    if (answer) throw new Error('The server is running: stop it first.');
    return command.runStopped(settings, typed);
  }
  const wish = await command.read(typed, new Terminal());
  const answer = await askServer(settings.dataDir, { command: command.name, wish });
  if (!answer) return inPlaceOfServer(command, wish, settings);
  if (!answer.ok) throw new Error(answer.message);
  return answer.said;
}

/** Nobody is connected where no server runs, so one that lives as long as the command does all there is to do. */
async function inPlaceOfServer(
  command: ServerCommand<object>,
  wish: object,
  settings: Readonly<Settings>,
): Promise<string> {
  if (!existsSync(settings.databaseFile))
    throw new Error(`There is no database ${settings.databaseFile}: is DATA_DIR right?`);
  const { AppModule } = await import('../app.module.js');
  const app = await NestFactory.createApplicationContext(
    AppModule.with({ ...settings, logLevel: 'silent' }),
    { logger: false, abortOnError: false },
  );
  try {
    return await command.run({ get: (type) => app.get(type, { strict: false }) }, wish);
  } finally {
    await app.close();
  }
}
