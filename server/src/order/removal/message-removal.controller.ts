import { Body, Controller, Delete, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { For } from '../../auth/access.js';
import { CurrentAct } from '../../auth/current.js';
import type { Act } from '../../auth/principal.js';
import { MessageAnswerDto } from '../../messages/messages.dto.js';
import { Answers } from '../../web/openapi.decorators.js';
import { MessageRemoval } from './message-removal.service.js';
import { ReasonDto } from './message-removal.dto.js';

@ApiTags('admin')
@Controller('api/admin/messages/:id')
@For('moderator')
export class MessageRemovalController {
  constructor(private readonly removal: MessageRemoval) {}

  /** Deletes a message of a public room, or one that was reported, and tells its author why. */
  @Delete()
  @Answers(MessageAnswerDto, 'validation.failed', 'request.forbidden', 'message.notFound', 'message.deleted')
  async remove(@CurrentAct() act: Act, @Param('id') id: string, @Body() { reason = '' }: ReasonDto) {
    return { message: await this.removal.remove(act, id, reason) };
  }
}
