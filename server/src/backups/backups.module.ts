import { Module } from '@nestjs/common';
import { StorageModule } from '../files/storage/storage.module.js';
import { BackupMaker } from './backup-maker.js';
import { BackupsController } from './backups.controller.js';
import { BackupsService } from './backups.service.js';

@Module({
  imports: [StorageModule],
  controllers: [BackupsController],
  providers: [BackupMaker, BackupsService],
  exports: [BackupsService],
})
export class BackupsModule {}
