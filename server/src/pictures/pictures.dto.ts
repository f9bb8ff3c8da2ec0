import { Transform } from 'class-transformer';
import { IsUUID } from 'class-validator';
import type { PictureRequest } from '#contracts';

export class PictureDto implements PictureRequest {
  /**
   * An image of one's own that was not used yet.
   * @example "019a1b2c-3d4e-7f00-8000-000000000012"
   */
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toLowerCase() : value))
  @IsUUID('all')
  fileId: string;
}
