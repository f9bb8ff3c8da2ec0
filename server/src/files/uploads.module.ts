import { Module } from '@nestjs/common';
import { FileCollector } from './file-collector.js';
import { Incoming } from './incoming.js';
import { InspectionModule } from './inspection/inspection.module.js';
import { Intake } from './intake.js';
import { MultipartDoor } from './multipart-door.js';
import { StorageModule } from './storage/storage.module.js';
import { TusDoor } from './tus/tus-door.js';
import { UploadsController } from './uploads.controller.js';
import { UploadsService } from './uploads.service.js';

/** The road by which files come, from their first byte to their row, and what clears it. */
@Module({
  imports: [InspectionModule, StorageModule],
  controllers: [UploadsController],
  providers: [FileCollector, Incoming, Intake, MultipartDoor, TusDoor, UploadsService],
  exports: [FileCollector],
})
export class UploadsModule {}
