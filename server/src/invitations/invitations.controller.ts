import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { For, Public } from '../auth/access.js';
import { CurrentAct } from '../auth/current.js';
import type { Act } from '../auth/principal.js';
import { WhileReadOnly } from '../server-settings/maintenance.guard.js';
import { RateLimited } from '../throttling/rate-limited.js';
import { Answers, OpenAnswers } from '../web/openapi.decorators.js';
import { InvitationUse } from './invitation-use.js';
import {
  InvitationAnswerDto,
  InvitationLookAnswerDto,
  InvitationLookDto,
  InvitationsAnswerDto,
  InvitationsQueryDto,
  MadeInvitationAnswerDto,
  NewInvitationDto,
} from './invitations.dto.js';
import { InvitationsService } from './invitations.service.js';

@ApiTags('auth')
@Controller('api/auth/invitation')
export class InvitationLookController {
  constructor(private readonly use: InvitationUse) {}

  /** Whether an invitation holds, and who invites. A post, so that no log of addresses keeps its token. */
  @Public()
  @WhileReadOnly()
  @Post()
  @HttpCode(200)
  @RateLimited('invitation')
  @OpenAnswers(
    InvitationLookAnswerDto,
    'invitation.invalid',
    'registration.closed',
    'validation.failed',
    'rate.limited',
  )
  async look(@Body() { invitation }: InvitationLookDto) {
    return { invitation: await this.use.look(invitation) };
  }
}

@ApiTags('admin: people')
@For('admin')
@Controller('api/admin/invitations')
export class InvitationsController {
  constructor(private readonly invitations: InvitationsService) {}

  /** All that were made, the newest first. */
  @Get()
  @Answers(InvitationsAnswerDto, 'request.forbidden', 'validation.failed')
  list(@Query() wish: InvitationsQueryDto) {
    return this.invitations.list(wish);
  }

  /** Makes one. Its link is told here alone, and mailed where it can be. */
  @Post()
  @RateLimited('action')
  @Answers(
    MadeInvitationAnswerDto,
    201,
    'request.forbidden',
    'validation.failed',
    'room.notFound',
    'rate.limited',
  )
  make(@CurrentAct() act: Act, @Body() wish: NewInvitationDto) {
    return this.invitations.make(act, wish);
  }

  /** Puts another link in the place of the one before, which ends; mailed where it can be. */
  @Post(':id/link')
  @RateLimited('action')
  @Answers(
    MadeInvitationAnswerDto,
    201,
    'request.forbidden',
    'invitation.notFound',
    'invitation.invalid',
    'rate.limited',
  )
  renew(@CurrentAct() act: Act, @Param('id') id: string) {
    return this.invitations.renew(act, id);
  }

  /** Takes one back: nobody comes by it any more. */
  @Delete(':id')
  @Answers(InvitationAnswerDto, 'request.forbidden', 'invitation.notFound')
  async revoke(@CurrentAct() act: Act, @Param('id') id: string) {
    return { invitation: await this.invitations.revoke(act, id) };
  }
}
