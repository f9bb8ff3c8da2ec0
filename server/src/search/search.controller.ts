import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentUser } from '../auth/current.js';
import type { Actor } from '../auth/principal.js';
import { RateLimited } from '../throttling/rate-limited.js';
import { Answers } from '../web/openapi.decorators.js';
import { SearchAnswerDto, SearchDto } from './search.dto.js';
import { SearchService } from './search.service.js';

@ApiTags('search')
@Controller('api/search')
export class SearchController {
  constructor(private readonly search: SearchService) {}

  /** Finds messages in the rooms one is in, by words and by who sent what, where and when. */
  @Get()
  @RateLimited('search')
  @Answers(
    SearchAnswerDto,
    'validation.failed',
    'user.notFound',
    'room.notFound',
    'room.notMember',
    'rate.limited',
  )
  find(@CurrentUser() user: Actor, @Query() query: SearchDto) {
    return this.search.search(user, query);
  }
}
