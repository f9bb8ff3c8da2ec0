import { chmod, rm } from 'node:fs/promises';
import { type Server, type Socket, connect, createServer } from 'node:net';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { DomainError } from '../common/domain-error.js';
import { Log } from '../logging/log.js';
import { COMMANDS } from './commands.js';
import type { Services } from './command.js';
import { type ControlAnswer, type ControlRequest, controlAddress } from './control-address.js';
import { sentenceOf } from './sentence.js';

/** Takes commands from whoever is at the machine, so that a ban is known to the server that runs. */
@Injectable()
export class ControlServer implements BeforeApplicationShutdown {
  private server?: Server;
  private readonly sockets = new Set<Socket>();
  private readonly services: Services;

  constructor(
    modules: ModuleRef,
    private readonly log: Log,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'dataDir'>,
  ) {
    this.services = { get: (type) => modules.get(type, { strict: false }) };
  }

  /** What keeps it from listening keeps nobody from chatting. */
  async listen(): Promise<void> {
    const address = controlAddress(this.settings.dataDir);
    try {
      if (await isTaken(address)) throw new Error('Another server runs on this data folder.');
      // Of a server that was killed.
      await rm(address, { force: true });
      this.server = createServer((socket) => this.take(socket)).listen(address);
      await once(this.server, 'listening');
      if (process.platform !== 'win32') await chmod(address, 0o600);
    } catch (error) {
      this.log.error({ err: error }, 'commands cannot reach this server');
    }
  }

  beforeApplicationShutdown(): void {
    this.server?.close();
    for (const socket of this.sockets) socket.destroy();
  }

  private take(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('error', (error) => this.log.debug({ err: error }, 'whoever gave a command has gone'));
    createInterface({ input: socket }).once('line', (line) => {
      void this.answer(line).then((answer) => socket.end(JSON.stringify(answer)));
    });
  }

  private async answer(line: string): Promise<ControlAnswer> {
    try {
      const { command, wish } = JSON.parse(line) as ControlRequest;
      const known = COMMANDS.find(({ name }) => name === command);
      if (!known || !('run' in known)) return { ok: false, message: `There is no command ${command} here.` };
      return { ok: true, said: await known.run(this.services, wish) };
    } catch (error) {
      if (!(error instanceof DomainError)) this.log.error({ err: error }, 'a command failed');
      return { ok: false, message: sentenceOf(error) };
    }
  }
}

/** Whether somebody listens there. */
async function isTaken(address: string): Promise<boolean> {
  const socket = connect(address);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    // Nobody does, or nothing is there.
    return false;
  } finally {
    socket.destroy();
  }
}
