import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentUser } from '../auth/current.js';
import type { Actor } from '../auth/principal.js';
import { MessageAnswerDto } from '../messages/messages.dto.js';
import { RateLimited } from '../throttling/rate-limited.js';
import { Answers } from '../web/openapi.decorators.js';
import { PollAnswerDto } from './poll.dto.js';
import { CreatePollDto, VoteDto, VotersAnswerDto } from './polls.dto.js';
import { PollsService } from './polls.service.js';
import { VotesService } from './votes.service.js';

@ApiTags('polls')
@Controller('api')
export class PollsController {
  constructor(
    private readonly polls: PollsService,
    private readonly votes: VotesService,
  ) {}

  /** Posts a poll as a message; the same clientId again gives the first answer. */
  @Post('rooms/:room/polls')
  @RateLimited('message')
  @Answers(
    MessageAnswerDto,
    201,
    'validation.failed',
    'room.notFound',
    'room.notMember',
    'room.archived',
    'user.blocked',
    'user.refusesPrivate',
    'message.idConflict',
    'rate.limited',
    'server.busy',
  )
  create(@CurrentUser() user: Actor, @Param('room') room: string, @Body() wish: CreatePollDto) {
    return this.polls.create(user, room, wish);
  }

  /** A poll, with what one has chosen. */
  @Get('polls/:id')
  @Answers(PollAnswerDto, 'poll.notFound', 'message.deleted')
  get(@CurrentUser() user: Actor, @Param('id') id: string) {
    return this.polls.get(user, id);
  }

  /** Who voted, by option; not of anonymous polls. */
  @Get('polls/:id/voters')
  @Answers(VotersAnswerDto, 'poll.notFound', 'poll.forbidden', 'message.deleted')
  voters(@CurrentUser() user: Actor, @Param('id') id: string) {
    return this.votes.voters(user, id);
  }

  /** Votes, changes one's vote or withdraws it. */
  @Put('polls/:id/votes')
  @RateLimited('action')
  @Answers(
    PollAnswerDto,
    'validation.failed',
    'poll.notFound',
    'poll.closed',
    'message.deleted',
    'room.archived',
    'user.blocked',
    'user.refusesPrivate',
    'rate.limited',
  )
  vote(@CurrentUser() user: Actor, @Param('id') id: string, @Body() { options }: VoteDto) {
    return this.votes.vote(user, id, options);
  }

  /** Closes a poll for good. */
  @Post('polls/:id/close')
  @HttpCode(200)
  @RateLimited('action')
  @Answers(
    PollAnswerDto,
    'poll.notFound',
    'poll.forbidden',
    'message.deleted',
    'room.archived',
    'rate.limited',
  )
  close(@CurrentUser() user: Actor, @Param('id') id: string) {
    return this.polls.close(user, id);
  }
}
