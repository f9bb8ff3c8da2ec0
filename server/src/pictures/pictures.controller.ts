import { Body, Controller, Delete, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OwnUserAnswerDto } from '../auth/auth.dto.js';
import { CurrentUser } from '../auth/current.js';
import type { Actor } from '../auth/principal.js';
import { RoomAnswerDto } from '../rooms/rooms.dto.js';
import { RateLimited } from '../throttling/rate-limited.js';
import { Answers } from '../web/openapi.decorators.js';
import { AvatarsService } from './avatars.service.js';
import { PictureDto } from './pictures.dto.js';
import { REFUSED_IMAGE } from './refused-image.js';
import { RoomPicturesService } from './room-pictures.service.js';

const REFUSED_ROOM = ['room.notFound', 'room.notMember', 'room.forbidden', 'room.archived'] as const;

@ApiTags('files')
@Controller('api')
export class PicturesController {
  constructor(
    private readonly avatars: AvatarsService,
    private readonly rooms: RoomPicturesService,
  ) {}

  /** Shows oneself by an image of one's own. */
  @Put('users/me/avatar')
  @RateLimited('action')
  @Answers(OwnUserAnswerDto, ...REFUSED_IMAGE)
  async setAvatar(@CurrentUser() user: Actor, @Body() { fileId }: PictureDto) {
    return { user: await this.avatars.set(user, fileId) };
  }

  /** Shows oneself by no picture. */
  @Delete('users/me/avatar')
  @RateLimited('action')
  @Answers(OwnUserAnswerDto, 'rate.limited')
  async removeAvatar(@CurrentUser() user: Actor) {
    return { user: await this.avatars.remove(user) };
  }

  /** Shows a room by an image of one's own. */
  @Put('rooms/:room/picture')
  @RateLimited('action')
  @Answers(RoomAnswerDto, ...REFUSED_IMAGE, ...REFUSED_ROOM)
  async setPicture(@CurrentUser() user: Actor, @Param('room') room: string, @Body() { fileId }: PictureDto) {
    return { room: await this.rooms.set(user, room, fileId) };
  }

  /** Shows a room by no picture. */
  @Delete('rooms/:room/picture')
  @RateLimited('action')
  @Answers(RoomAnswerDto, 'rate.limited', ...REFUSED_ROOM)
  async removePicture(@CurrentUser() user: Actor, @Param('room') room: string) {
    return { room: await this.rooms.remove(user, room) };
  }
}
