import { MessageBody, SubscribeMessage } from '@nestjs/websockets';
import { CurrentUser } from '../auth/current.js';
import type { Actor } from '../auth/principal.js';
import { Gateway } from '../realtime/gateway.decorator.js';
import { RateLimited } from '../throttling/rate-limited.js';
import { PollRefDto, SocketPollDto, SocketVoteDto } from './polls.dto.js';
import { PollsService } from './polls.service.js';
import { VotesService } from './votes.service.js';

@Gateway()
export class PollsGateway {
  constructor(
    private readonly polls: PollsService,
    private readonly votes: VotesService,
  ) {}

  @SubscribeMessage('create_poll')
  @RateLimited('message')
  create(@CurrentUser() user: Actor, @MessageBody() payload: SocketPollDto) {
    return this.polls.create(user, payload.room, payload);
  }

  @SubscribeMessage('vote_poll')
  @RateLimited('action')
  vote(@CurrentUser() user: Actor, @MessageBody() { pollId, options }: SocketVoteDto) {
    return this.votes.vote(user, pollId, options);
  }

  @SubscribeMessage('close_poll')
  @RateLimited('action')
  close(@CurrentUser() user: Actor, @MessageBody() { pollId }: PollRefDto) {
    return this.polls.close(user, pollId);
  }
}
