import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Public } from '../auth/access.js';
import { OpenAnswers } from '../web/openapi.decorators.js';
import { ServerAnswerDto } from './server-info.dto.js';
import { ServerInfoService } from './server-info.service.js';

@ApiTags('server')
@Controller('api/server')
export class ServerInfoController {
  constructor(private readonly info: ServerInfoService) {}

  /** What a client should know of this server. */
  @Public()
  @Get()
  @OpenAnswers(ServerAnswerDto)
  get() {
    return { server: this.info.get() };
  }
}
