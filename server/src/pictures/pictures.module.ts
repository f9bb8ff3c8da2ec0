import { Module } from '@nestjs/common';
import { FilesModule } from '../files/files.module.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { UsersModule } from '../users/users.module.js';
import { AvatarsService } from './avatars.service.js';
import { LogoController } from './logo.controller.js';
import { LogoService } from './logo.service.js';
import { PictureMaker } from './picture-maker.js';
import { PicturesController } from './pictures.controller.js';
import { RoomPicturesService } from './room-pictures.service.js';

/** Pictures of people, rooms and the server, made of files. */
@Module({
  imports: [FilesModule, RoomsModule, UsersModule],
  controllers: [LogoController, PicturesController],
  providers: [AvatarsService, LogoService, PictureMaker, RoomPicturesService],
})
export class PicturesModule {}
