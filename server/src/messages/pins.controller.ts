import { Controller, Delete, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentUser } from '../auth/current.js';
import type { Actor } from '../auth/principal.js';
import { RateLimited } from '../throttling/rate-limited.js';
import { Answers } from '../web/openapi.decorators.js';
import { PinsAnswerDto } from './changes.dto.js';
import { MessageAnswerDto } from './messages.dto.js';
import { PinsService } from './pins.service.js';

@ApiTags('messages')
@Controller('api')
export class PinsController {
  constructor(private readonly pins: PinsService) {}

  /** What is pinned in a room, the newest pin first. */
  @Get('rooms/:room/pins')
  @Answers(PinsAnswerDto, 'room.notFound', 'room.notMember')
  list(@CurrentUser() user: Actor, @Param('room') room: string) {
    return this.pins.list(user, room);
  }

  /** Pins a message, for those who keep order in its room. */
  @Put('messages/:id/pin')
  @RateLimited('action')
  @Answers(
    MessageAnswerDto,
    'message.notFound',
    'message.forbidden',
    'message.deleted',
    'pin.tooMany',
    'room.archived',
    'user.blocked',
    'user.refusesPrivate',
    'rate.limited',
  )
  async pin(@CurrentUser() user: Actor, @Param('id') id: string) {
    return { message: await this.pins.pin(user, id, true) };
  }

  /** Pins it no longer. */
  @Delete('messages/:id/pin')
  @RateLimited('action')
  @Answers(
    MessageAnswerDto,
    'message.notFound',
    'message.forbidden',
    'message.deleted',
    'room.archived',
    'user.blocked',
    'user.refusesPrivate',
    'rate.limited',
  )
  async unpin(@CurrentUser() user: Actor, @Param('id') id: string) {
    return { message: await this.pins.pin(user, id, false) };
  }
}
