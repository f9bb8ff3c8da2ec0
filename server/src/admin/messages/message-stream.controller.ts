import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { For } from '../../auth/access.js';
import { Answers } from '../../web/openapi.decorators.js';
import { StreamAnswerDto, StreamQueryDto } from './message-stream.dto.js';
import { MessageStream } from './message-stream.service.js';

@ApiTags('admin')
@Controller('api/admin/messages')
@For('moderator')
export class MessageStreamController {
  constructor(private readonly stream: MessageStream) {}

  /** What was said in public rooms, the newest first. Other rooms are not for those who keep order to read. */
  @Get()
  @Answers(StreamAnswerDto, 'validation.failed', 'request.forbidden')
  list(@Query() query: StreamQueryDto) {
    return this.stream.list(query);
  }
}
