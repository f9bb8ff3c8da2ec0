import { Module } from '@nestjs/common';
import { StorageModule } from '../../files/storage/storage.module.js';
import { UsersModule } from '../../users/users.module.js';
import { HealthParts } from './health-parts.js';
import { MailTrial } from './mail-trial.js';
import { SystemController } from './system.controller.js';
import { SystemService } from './system.service.js';
import { UploadTrial } from './upload-trial.js';

/** What an owner of a server would else need a shell for. */
@Module({
  imports: [StorageModule, UsersModule],
  controllers: [SystemController],
  providers: [HealthParts, MailTrial, SystemService, UploadTrial],
})
export class AdminSystemModule {}
