import type { PrivateMessagePayload } from '#contracts';
import { SomeUsername } from '../common/validation/rules.js';
import { SendMessageDto } from './messages.dto.js';

export class PrivateMessageDto extends SendMessageDto implements PrivateMessagePayload {
  /** @example "omid" */
  @SomeUsername()
  to: string;
}
