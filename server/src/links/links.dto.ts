import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { LIMITS } from '#contracts';
import { IdReference } from '../common/validation/rules.js';

export class LinkPlaceDto {
  /** A message's id. */
  @IdReference()
  id: string;

  /** The preview's `position`. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(LIMITS.linkPreviews.max - 1)
  position: number;
}
