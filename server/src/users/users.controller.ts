import { Body, Controller, Get, Param, Patch, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentUser } from '../auth/current.js';
import type { Actor } from '../auth/principal.js';
import { OwnUserAnswerDto } from '../auth/auth.dto.js';
import { Answers } from '../web/openapi.decorators.js';
import { PreferencesDto } from './preferences.dto.js';
import { UpdateProfileDto, UserAnswerDto, UserSearchQuery, UsersAnswerDto } from './users.dto.js';
import { UsersService } from './users.service.js';

@ApiTags('users')
@Controller('api/users')
export class UsersController {
  constructor(private readonly users: UsersService) {}

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

  /** A person's card. */
  @Get(':username')
  @Answers(UserAnswerDto, 'user.notFound')
  async card(@CurrentUser() user: Actor, @Param('username') username: string) {
    return { user: await this.users.card(user, username) };
  }
}
