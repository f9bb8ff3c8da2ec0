import { Module } from '@nestjs/common';
import { SETTINGS } from '../../config/config.module.js';
import { Blobs } from '../blobs.js';
import { FileStorage } from './file-storage.js';
import { newStorage } from './open-storage.js';

@Module({
  providers: [{ provide: FileStorage, inject: [SETTINGS], useFactory: newStorage }, Blobs],
  exports: [Blobs, FileStorage],
})
export class StorageModule {}
