import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { For } from '../../auth/access.js';
import { CurrentAct, CurrentUser } from '../../auth/current.js';
import type { Act, Actor } from '../../auth/principal.js';
import { MemberRoleDto, MembersAnswerDto, MembersQuery } from '../../rooms/rooms.dto.js';
import { Answers, AnswersNothing } from '../../web/openapi.decorators.js';
import { ConsoleRoomList } from './console-room-list.service.js';
import {
  ConsoleRoomAnswerDto,
  ConsoleRoomChangeDto,
  ConsoleRoomsAnswerDto,
  ConsoleRoomsDto,
  NewConsoleRoomDto,
} from './console-rooms.dto.js';
import { ConsoleRooms } from './console-rooms.service.js';

@ApiTags('admin')
@For('admin')
@Controller('api/admin/rooms')
export class ConsoleRoomsController {
  constructor(
    private readonly rooms: ConsoleRooms,
    private readonly lists: ConsoleRoomList,
  ) {}

  /** All rooms but the conversations of two. */
  @Get()
  @Answers(ConsoleRoomsAnswerDto, 'request.forbidden', 'validation.failed')
  list(@Query() wish: ConsoleRoomsDto) {
    return this.lists.list(wish);
  }

  /** Makes a room, for oneself or for somebody else. */
  @Post()
  @Answers(
    ConsoleRoomAnswerDto,
    201,
    'request.forbidden',
    'validation.failed',
    'room.conflict',
    'user.notFound',
  )
  async create(@CurrentAct() act: Act, @Body() wish: NewConsoleRoomDto) {
    return { room: await this.rooms.create(act, wish) };
  }

  /** One of them. */
  @Get(':id')
  @Answers(ConsoleRoomAnswerDto, 'request.forbidden', 'room.notFound')
  async get(@Param('id') id: string) {
    return { room: await this.lists.get(id) };
  }

  /** Renames, sets, archives or opens again. */
  @Patch(':id')
  @Answers(ConsoleRoomAnswerDto, 'request.forbidden', 'validation.failed', 'room.notFound')
  async change(@CurrentAct() act: Act, @Param('id') id: string, @Body() wish: ConsoleRoomChangeDto) {
    return { room: await this.rooms.change(act, id, wish) };
  }

  /** Removes a room and everything said in it, for good. */
  @Delete(':id')
  @HttpCode(204)
  @AnswersNothing('request.forbidden', 'room.notFound')
  delete(@CurrentAct() act: Act, @Param('id') id: string) {
    return this.rooms.delete(act, id);
  }

  /** Who is in it, by username. */
  @Get(':id/members')
  @Answers(MembersAnswerDto, 'request.forbidden', 'validation.failed', 'room.notFound')
  members(@CurrentUser() user: Actor, @Param('id') id: string, @Query() { after, limit }: MembersQuery) {
    return this.lists.members(user, id, after, limit);
  }

  /** Brings somebody in, or gives a member another role. */
  @Put(':id/members/:username')
  @Answers(
    ConsoleRoomAnswerDto,
    'request.forbidden',
    'validation.failed',
    'room.notFound',
    'user.notFound',
    'room.lastOwner',
  )
  async setMember(
    @CurrentAct() act: Act,
    @Param('id') id: string,
    @Param('username') username: string,
    @Body() { role }: MemberRoleDto,
  ) {
    return { room: await this.rooms.setMember(act, id, username, role) };
  }

  /** Takes somebody out of it. */
  @Delete(':id/members/:username')
  @Answers(ConsoleRoomAnswerDto, 'request.forbidden', 'room.notFound', 'user.notFound', 'member.notFound')
  async removeMember(@CurrentAct() act: Act, @Param('id') id: string, @Param('username') username: string) {
    return { room: await this.rooms.removeMember(act, id, username) };
  }
}
