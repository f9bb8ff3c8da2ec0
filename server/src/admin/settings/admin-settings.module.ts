import { Module } from '@nestjs/common';
import { AdminSettingsController } from './admin-settings.controller.js';

@Module({ controllers: [AdminSettingsController] })
export class AdminSettingsModule {}
