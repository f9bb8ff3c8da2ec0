import {
  ERRORS,
  type ErrorCode,
  type FileAnswer,
  UPLOAD_STATES,
  type Upload,
  type UploadAnswer,
  type UploadState,
} from '#contracts';
import { ApiProperty } from '@nestjs/swagger';
import { FileInfoDto } from './file.dto.js';

export class UploadDto implements Upload {
  /**
   * Also the file's, once that is there.
   * @example "019a1b2c-3d4e-7f00-8000-000000000012"
   */
  id: string;

  /** @example "گزارش ماه.pdf" */
  name: string;

  /**
   * In bytes.
   * @example 182044
   */
  size: number;

  @ApiProperty({ enum: UPLOAD_STATES, example: 'ready' })
  state: UploadState;

  /** When `ready`. */
  file?: FileInfoDto;

  /** When `refused`. */
  @ApiProperty({ enum: Object.keys(ERRORS), required: false, example: 'file.typeRefused' })
  error?: ErrorCode;
}

export class UploadAnswerDto implements UploadAnswer {
  upload: UploadDto;
}

export class UploadedFileDto implements FileAnswer {
  file: FileInfoDto;
}
