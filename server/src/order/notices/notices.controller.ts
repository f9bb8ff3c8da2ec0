import { Controller, Delete, Get, HttpCode, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentUser } from '../../auth/current.js';
import type { Actor } from '../../auth/principal.js';
import { Answers, AnswersNothing } from '../../web/openapi.decorators.js';
import { NoticesAnswerDto } from './notices.dto.js';
import { NoticesService } from './notices.service.js';

@ApiTags('notices')
@Controller('api/notices')
export class NoticesController {
  constructor(private readonly notices: NoticesService) {}

  /** What those who keep order have told one and one has not put away, the newest first. */
  @Get()
  @Answers(NoticesAnswerDto)
  async list(@CurrentUser() user: Actor) {
    return { notices: await this.notices.list(user) };
  }

  /** Puts a notice away. */
  @Delete(':id')
  @HttpCode(204)
  @AnswersNothing('notice.notFound')
  async dismiss(@CurrentUser() user: Actor, @Param('id') id: string) {
    await this.notices.dismiss(user, id);
  }
}
