import { Controller, Delete, Get, HttpCode, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentUser } from '../../auth/current.js';
import type { Actor } from '../../auth/principal.js';
import { Answers, AnswersNothing } from '../../web/openapi.decorators.js';
import { HeldAnswerDto } from './held-message.dto.js';
import { HeldLog } from './held-log.js';

@ApiTags('messages')
@Controller('api')
export class HeldController {
  constructor(private readonly held: HeldLog) {}

  /** What one sent to a room and waits for leave, or was refused. */
  @Get('rooms/:room/held')
  @Answers(HeldAnswerDto, 'room.notFound')
  async list(@CurrentUser() user: Actor, @Param('room') room: string) {
    return { held: await this.held.list(user, room) };
  }

  /** Takes back what waits, or puts away what was refused. */
  @Delete('held/:id')
  @HttpCode(204)
  @AnswersNothing('held.notFound')
  async withdraw(@CurrentUser() user: Actor, @Param('id') id: string) {
    await this.held.withdraw(user, id);
  }
}
