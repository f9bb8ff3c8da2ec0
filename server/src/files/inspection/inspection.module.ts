import { Module } from '@nestjs/common';
import { ContentInspector } from './content-inspector.js';
import { Decoders } from './decoders.js';
import { FileInspector } from './inspection.js';
import { VirusScanner } from './virus-scanner.js';

@Module({
  providers: [Decoders, VirusScanner, { provide: FileInspector, useClass: ContentInspector }],
  exports: [FileInspector],
})
export class InspectionModule {}
