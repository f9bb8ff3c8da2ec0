import { Body, Controller, Delete, Get, Param, Patch, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentUser } from '../auth/current.js';
import type { Actor } from '../auth/principal.js';
import { OwnUserAnswerDto } from '../auth/auth.dto.js';
import { RateLimited } from '../throttling/rate-limited.js';
import { Answers } from '../web/openapi.decorators.js';
import { BlocksService } from './blocks.service.js';
import { PreferencesDto } from './preferences.dto.js';
import { StatsService } from './stats.service.js';
import { StatusRequestDto } from './status.dto.js';
import { StatusService } from './status.service.js';
import {
  UpdateProfileDto,
  UserAnswerDto,
  UserSearchQuery,
  UserStatsAnswerDto,
  UsersAnswerDto,
} from './users.dto.js';
import { UsersService } from './users.service.js';

@ApiTags('users')
@Controller('api/users')
export class UsersController {
  constructor(
    private readonly users: UsersService,
    private readonly status: StatusService,
    private readonly blocks: BlocksService,
    private readonly stats: StatsService,
  ) {}

  /** Finds people by part of their name. */
  @Get()
  @Answers(UsersAnswerDto, 'validation.failed')
  async search(@CurrentUser() user: Actor, @Query() { q, limit }: UserSearchQuery) {
    return { users: await this.users.search(user, q ?? '', limit) };
  }

  /** Changes one's own profile. */
  @Patch('me')
  @Answers(OwnUserAnswerDto, 'validation.failed')
  async updateProfile(@CurrentUser() { id }: Actor, @Body() wish: UpdateProfileDto) {
    return { user: await this.users.updateProfile(id, wish) };
  }

  /** Changes one's own preferences; keys that are absent stay as they are. */
  @Patch('me/preferences')
  @Answers(OwnUserAnswerDto, 'validation.failed')
  async updatePreferences(@CurrentUser() { id }: Actor, @Body() wish: PreferencesDto) {
    return { user: await this.users.updatePreferences(id, wish) };
  }

  /** Sets how one seems to others, and one's status text; what is absent stays as it is. */
  @Put('me/status')
  @RateLimited('action')
  @Answers(OwnUserAnswerDto, 'validation.failed', 'rate.limited')
  async changeStatus(@CurrentUser() user: Actor, @Body() wish: StatusRequestDto) {
    return { user: await this.status.set(user, wish) };
  }

  /** The people one has blocked, the latest first. */
  @Get('me/blocks')
  @Answers(UsersAnswerDto)
  async listBlocks(@CurrentUser() user: Actor) {
    return { users: await this.blocks.blockedBy(user) };
  }

  /** A person's card. */
  @Get(':username')
  @Answers(UserAnswerDto, 'user.notFound')
  async card(@CurrentUser() user: Actor, @Param('username') username: string) {
    return { user: await this.users.card(user, username) };
  }

  /** What a person has done here. */
  @Get(':username/stats')
  @Answers(UserStatsAnswerDto, 'user.notFound')
  async showStats(@CurrentUser() user: Actor, @Param('username') username: string) {
    return { stats: await this.stats.of(user, username) };
  }

  /** Blocks a person: neither hears of the other any more. They are not told. */
  @Put(':username/block')
  @RateLimited('action')
  @Answers(OwnUserAnswerDto, 'user.notFound', 'user.self', 'rate.limited')
  async block(@CurrentUser() user: Actor, @Param('username') username: string) {
    return { user: await this.blocks.block(user, username) };
  }

  /** Takes a block back. */
  @Delete(':username/block')
  @RateLimited('action')
  @Answers(OwnUserAnswerDto, 'user.notFound', 'user.self', 'rate.limited')
  async unblock(@CurrentUser() user: Actor, @Param('username') username: string) {
    return { user: await this.blocks.unblock(user, username) };
  }
}
