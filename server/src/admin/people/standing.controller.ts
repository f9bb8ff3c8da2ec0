import { Body, Controller, Delete, HttpCode, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Confirmed, For } from '../../auth/access.js';
import { CurrentAct } from '../../auth/current.js';
import type { Act } from '../../auth/principal.js';
import { RateLimited } from '../../throttling/rate-limited.js';
import { Answers, AnswersNothing } from '../../web/openapi.decorators.js';
import { BansService } from './bans.service.js';
import { PersonAnswerDto } from './people-answers.dto.js';
import {
  BanRequestDto,
  DeactivationRequestDto,
  RemovePersonRequestDto,
  RoleRequestDto,
} from './people.dto.js';
import { PeopleViews } from './people-views.js';
import { RemovalService } from './removal.service.js';
import { StandingService } from './standing.service.js';

const REFUSALS = [
  'request.forbidden',
  'user.notFound',
  'user.self',
  'user.outranked',
  'rate.limited',
] as const;

/** What is done to one person. */
@ApiTags('admin: people')
@For('admin')
@Controller('api/admin/people/:username')
export class StandingController {
  constructor(
    private readonly bans: BansService,
    private readonly standing: StandingService,
    private readonly removal: RemovalService,
    private readonly views: PeopleViews,
  ) {}

  /** Bans somebody, in place of a ban that holds already. They are cut off at once, and keep what is theirs. */
  @For('moderator')
  @Put('ban')
  @RateLimited('action')
  @Answers(PersonAnswerDto, ...REFUSALS, 'user.lastAdmin', 'validation.failed')
  async ban(@CurrentAct() act: Act, @Param('username') username: string, @Body() wish: BanRequestDto) {
    return { person: await this.views.for(act, await this.bans.ban(act, username, wish)) };
  }

  /** Lets somebody in again, and opens the addresses that were shut with them. */
  @For('moderator')
  @Delete('ban')
  @RateLimited('action')
  @Answers(PersonAnswerDto, ...REFUSALS)
  async unban(@CurrentAct() act: Act, @Param('username') username: string) {
    return { person: await this.views.for(act, await this.bans.unban(act, username)) };
  }

  /** Gives somebody another role; their open pages go on under it. */
  @Put('role')
  @Confirmed()
  @RateLimited('action')
  @Answers(PersonAnswerDto, ...REFUSALS, 'auth.confirm', 'user.lastAdmin', 'validation.failed')
  async setRole(
    @CurrentAct() act: Act,
    @Param('username') username: string,
    @Body() { role }: RoleRequestDto,
  ) {
    return { person: await this.views.for(act, await this.standing.setRole(act, username, role)) };
  }

  /** Closes an account for the time being; nothing of it is lost. */
  @Put('deactivation')
  @RateLimited('action')
  @Answers(PersonAnswerDto, ...REFUSALS, 'user.lastAdmin', 'validation.failed')
  async deactivate(
    @CurrentAct() act: Act,
    @Param('username') username: string,
    @Body() { reason }: DeactivationRequestDto,
  ) {
    return { person: await this.views.for(act, await this.standing.deactivate(act, username, reason)) };
  }

  /** Opens an account again. */
  @Delete('deactivation')
  @RateLimited('action')
  @Answers(PersonAnswerDto, ...REFUSALS)
  async reactivate(@CurrentAct() act: Act, @Param('username') username: string) {
    return { person: await this.views.for(act, await this.standing.reactivate(act, username)) };
  }

  /** Signs somebody out on all their devices. */
  @Delete('sessions')
  @RateLimited('action')
  @HttpCode(204)
  @AnswersNothing(...REFUSALS)
  async endSessions(@CurrentAct() act: Act, @Param('username') username: string) {
    await this.standing.endSessions(act, username);
  }

  /** Signs somebody out on one device. */
  @Delete('sessions/:id')
  @RateLimited('action')
  @HttpCode(204)
  @AnswersNothing(...REFUSALS, 'session.notFound')
  async endSession(@CurrentAct() act: Act, @Param('username') username: string, @Param('id') id: string) {
    await this.standing.endSession(act, username, id);
  }

  /** Deletes an account for good. Its messages stay without a name, or go too: then they go on going after the answer. */
  @Delete()
  @Confirmed()
  @RateLimited('action')
  @HttpCode(204)
  @AnswersNothing(...REFUSALS, 'auth.confirm', 'user.lastAdmin', 'validation.failed')
  remove(@CurrentAct() act: Act, @Param('username') username: string, @Body() wish: RemovePersonRequestDto) {
    return this.removal.remove(act, username, wish);
  }
}
