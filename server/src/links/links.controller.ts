import { Controller, Delete, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentUser } from '../auth/current.js';
import type { Actor } from '../auth/principal.js';
import { MessageAnswerDto } from '../messages/messages.dto.js';
import { RateLimited } from '../throttling/rate-limited.js';
import { Answers } from '../web/openapi.decorators.js';
import { LinkRemovalService } from './link-removal.service.js';
import { LinkPlaceDto } from './links.dto.js';

@ApiTags('messages')
@Controller('api/messages/:id/links')
export class LinksController {
  constructor(private readonly removal: LinkRemovalService) {}

  /** Takes the preview of a link from a message: from one's own, or from another's for those who keep order. */
  @Delete(':position')
  @RateLimited('action')
  @Answers(
    MessageAnswerDto,
    'validation.failed',
    'message.notFound',
    'message.forbidden',
    'message.deleted',
    'room.archived',
    'rate.limited',
  )
  async remove(@CurrentUser() user: Actor, @Param() { id, position }: LinkPlaceDto) {
    return { message: await this.removal.remove(user, id, position) };
  }
}
