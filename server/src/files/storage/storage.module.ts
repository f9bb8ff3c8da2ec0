import { Module } from '@nestjs/common';
import { SETTINGS } from '../../config/config.module.js';
import { Blobs } from '../blobs.js';
import { FileStorage } from './file-storage.js';
import { openStorage } from './open-storage.js';

@Module({
  providers: [{ provide: FileStorage, inject: [SETTINGS], useFactory: openStorage }, Blobs],
  exports: [Blobs, FileStorage],
})
export class StorageModule {}
