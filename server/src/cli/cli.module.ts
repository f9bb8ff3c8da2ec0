import { Module } from '@nestjs/common';
import { ControlServer } from './control-server.js';

@Module({ providers: [ControlServer] })
export class CliModule {}
