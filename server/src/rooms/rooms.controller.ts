import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentUser } from '../auth/current.js';
import type { Actor } from '../auth/principal.js';
import { RateLimited } from '../throttling/rate-limited.js';
import { Answers } from '../web/openapi.decorators.js';
import { DirectRooms } from './direct-rooms.service.js';
import { MemberRoles } from './member-roles.service.js';
import { MembershipSettings } from './membership-settings.service.js';
import { MembersService } from './members.service.js';
import { RoomListService } from './room-list.service.js';
import {
  CreateRoomDto,
  MemberRoleDto,
  MembersAnswerDto,
  MembersQuery,
  MembershipAnswerDto,
  RoomAnswerDto,
  RoomsAnswerDto,
  UpdateMembershipDto,
  UpdateRoomDto,
} from './rooms.dto.js';
import { RoomsService } from './rooms.service.js';

/** `:room` is an id or a slug. */
@ApiTags('rooms')
@Controller('api/rooms')
export class RoomsController {
  constructor(
    private readonly rooms: RoomsService,
    private readonly lists: RoomListService,
    private readonly members: MembersService,
    private readonly roles: MemberRoles,
    private readonly settings: MembershipSettings,
    private readonly direct: DirectRooms,
  ) {}

  /** One's own rooms with their newest message, then public rooms one may join. */
  @Get()
  @Answers(RoomsAnswerDto)
  async list(@CurrentUser() user: Actor) {
    return { rooms: await this.lists.list(user) };
  }

  /** Makes a room; the maker is its owner. With `members` a private one they are all in from the start. */
  @Post()
  @RateLimited('action')
  @Answers(
    RoomAnswerDto,
    201,
    'validation.failed',
    'room.conflict',
    'user.notFound',
    'user.blocked',
    'user.refusesPrivate',
    'rate.limited',
  )
  async create(@CurrentUser() user: Actor, @Body() wish: CreateRoomDto) {
    return { room: await this.rooms.create(user, wish) };
  }

  /** Opens the private conversation with somebody; there is one, whoever opens it. */
  @Put('direct/:username')
  @RateLimited('action')
  @Answers(RoomAnswerDto, 'user.notFound', 'user.self', 'user.blocked', 'user.refusesPrivate', 'rate.limited')
  async openDirect(@CurrentUser() user: Actor, @Param('username') username: string) {
    return { room: await this.direct.open(user, username) };
  }

  /** One room. */
  @Get(':room')
  @Answers(RoomAnswerDto, 'room.notFound')
  async get(@CurrentUser() user: Actor, @Param('room') room: string) {
    return { room: await this.rooms.get(user, room) };
  }

  /** Renames or describes a room, or sets whether links are looked up in it. */
  @Patch(':room')
  @RateLimited('action')
  @Answers(
    RoomAnswerDto,
    'validation.failed',
    'room.notFound',
    'room.notMember',
    'room.forbidden',
    'room.archived',
    'rate.limited',
  )
  async update(@CurrentUser() user: Actor, @Param('room') room: string, @Body() wish: UpdateRoomDto) {
    return { room: await this.rooms.update(user, room, wish) };
  }

  /** Archives a room: it stays readable for its members. */
  @Delete(':room')
  @RateLimited('action')
  @Answers(
    RoomAnswerDto,
    'room.notFound',
    'room.notMember',
    'room.forbidden',
    'room.archived',
    'rate.limited',
  )
  async archive(@CurrentUser() user: Actor, @Param('room') room: string) {
    return { room: await this.rooms.archive(user, room) };
  }

  /** The people in a room, by username. */
  @Get(':room/members')
  @Answers(MembersAnswerDto, 'validation.failed', 'room.notFound', 'room.notMember')
  listMembers(
    @CurrentUser() user: Actor,
    @Param('room') room: string,
    @Query() { after, limit }: MembersQuery,
  ) {
    return this.members.list(user, room, after, limit);
  }

  /** Joins a public room (oneself) or invites (another). */
  @Post(':room/members/:username')
  @HttpCode(200)
  @RateLimited('action')
  @Answers(
    RoomAnswerDto,
    'room.notFound',
    'room.notMember',
    'room.forbidden',
    'room.archived',
    'user.notFound',
    'user.blocked',
    'user.refusesPrivate',
    'rate.limited',
  )
  async addMember(
    @CurrentUser() user: Actor,
    @Param('room') room: string,
    @Param('username') username: string,
  ) {
    return { room: await this.members.add(user, room, username) };
  }

  /** Leaves a room (oneself) or removes from it (another). */
  @Delete(':room/members/:username')
  @RateLimited('action')
  @Answers(
    RoomAnswerDto,
    'room.notFound',
    'room.notMember',
    'room.forbidden',
    'user.notFound',
    'member.notFound',
    'rate.limited',
  )
  async removeMember(
    @CurrentUser() user: Actor,
    @Param('room') room: string,
    @Param('username') username: string,
  ) {
    return { room: await this.members.remove(user, room, username) };
  }

  /** Gives a member another role. */
  @Put(':room/members/:username/role')
  @RateLimited('action')
  @Answers(
    RoomAnswerDto,
    'validation.failed',
    'room.notFound',
    'room.notMember',
    'room.forbidden',
    'room.archived',
    'room.lastOwner',
    'user.notFound',
    'member.notFound',
    'rate.limited',
  )
  async setRole(
    @CurrentUser() user: Actor,
    @Param('room') room: string,
    @Param('username') username: string,
    @Body() { role }: MemberRoleDto,
  ) {
    return { room: await this.roles.set(user, room, username, role) };
  }

  /** Changes one's own settings in a room. */
  @Patch(':room/membership')
  @RateLimited('action')
  @Answers(MembershipAnswerDto, 'validation.failed', 'room.notFound', 'room.notMember', 'rate.limited')
  changeMembership(
    @CurrentUser() user: Actor,
    @Param('room') room: string,
    @Body() wish: UpdateMembershipDto,
  ) {
    return this.settings.change(user, room, wish);
  }
}
