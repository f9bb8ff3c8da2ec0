import { Module } from '@nestjs/common';
import { MessagesModule } from '../messages/messages.module.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { FileFinder } from './file-finder.js';
import { FileListController } from './file-list.controller.js';
import { FileListService } from './file-list.service.js';
import { FilesController } from './files.controller.js';
import { FilesService } from './files.service.js';
import { InspectionModule } from './inspection/inspection.module.js';
import { DownloadCounts } from './serving/download-counts.js';
import { FileSender } from './serving/file-sender.js';
import { StorageModule } from './storage/storage.module.js';

/** What is shared beside words: how it comes, where it is kept, who may have it. */
@Module({
  imports: [InspectionModule, MessagesModule, RoomsModule, StorageModule],
  // The list before the single file: `usage` is no id.
  controllers: [FileListController, FilesController],
  providers: [DownloadCounts, FileFinder, FileListService, FileSender, FilesService],
  exports: [FileSender, FilesService, InspectionModule, StorageModule],
})
export class FilesModule {}
