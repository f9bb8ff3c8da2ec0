import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Confirmed, For } from '../../auth/access.js';
import { CurrentAct } from '../../auth/current.js';
import type { Act } from '../../auth/principal.js';
import { RateLimited } from '../../throttling/rate-limited.js';
import { Answers } from '../../web/openapi.decorators.js';
import { MadePersonAnswerDto } from './people-answers.dto.js';
import { MakePersonRequestDto } from './people.dto.js';
import { NewcomersService } from './newcomers.service.js';
import { PeopleViews } from './people-views.js';

@ApiTags('admin: people')
@For('admin')
@Controller('api/admin/people')
export class NewcomersController {
  constructor(
    private readonly newcomers: NewcomersService,
    private readonly views: PeopleViews,
  ) {}

  /** Makes an account for somebody. Its person sets a password by the link, which is mailed if it can be. */
  @Post()
  @Confirmed()
  @RateLimited('action')
  @Answers(
    MadePersonAnswerDto,
    201,
    'request.forbidden',
    'auth.confirm',
    'username.conflict',
    'validation.failed',
    'rate.limited',
    'server.busy',
  )
  async make(@CurrentAct() act: Act, @Body() wish: MakePersonRequestDto) {
    const { user, ...rest } = await this.newcomers.make(act, wish);
    return { person: await this.views.for(act, user), ...rest };
  }
}
