import { Module } from '@nestjs/common';
import { StorageModule } from '../../files/storage/storage.module.js';
import { HealthParts } from './health-parts.js';
import { SystemController } from './system.controller.js';
import { SystemService } from './system.service.js';
import { UploadTrial } from './upload-trial.js';

/** What an owner of a server would else need a shell for. */
@Module({
  imports: [StorageModule],
  controllers: [SystemController],
  providers: [HealthParts, SystemService, UploadTrial],
})
export class AdminSystemModule {}
