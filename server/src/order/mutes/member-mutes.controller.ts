import { Body, Controller, Delete, HttpCode, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentAct } from '../../auth/current.js';
import type { Act, Actor } from '../../auth/principal.js';
import { RateLimited } from '../../throttling/rate-limited.js';
import { Answers, AnswersNothing } from '../../web/openapi.decorators.js';
import { MuteAnswerDto, MuteRequestDto } from './mutes.dto.js';
import { MemberMutes } from './member-mutes.service.js';

@ApiTags('rooms')
@Controller('api/rooms/:room/members/:username/mute')
export class MemberMutesController {
  constructor(private readonly mutes: MemberMutes) {}

  /** Lets a member write nothing in this room, for a time or for ever. */
  @Put()
  @RateLimited('action')
  @Answers(
    MuteAnswerDto,
    'validation.failed',
    'room.notFound',
    'room.notMember',
    'room.forbidden',
    'room.archived',
    'user.notFound',
    'member.notFound',
    'user.self',
    'user.outranked',
    'rate.limited',
  )
  async mute(
    @CurrentAct() act: Act & { user: Actor },
    @Param('room') room: string,
    @Param('username') username: string,
    @Body() wish: MuteRequestDto,
  ) {
    return { mute: await this.mutes.mute(act, room, username, wish) };
  }

  /** Lets a member write in this room again. */
  @Delete()
  @HttpCode(204)
  @RateLimited('action')
  @AnswersNothing(
    'room.notFound',
    'room.notMember',
    'room.forbidden',
    'room.archived',
    'user.notFound',
    'member.notFound',
    'user.self',
    'user.outranked',
    'rate.limited',
  )
  async unmute(
    @CurrentAct() act: Act & { user: Actor },
    @Param('room') room: string,
    @Param('username') username: string,
  ) {
    await this.mutes.unmute(act, room, username);
  }
}
