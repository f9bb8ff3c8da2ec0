import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { For } from '../../auth/access.js';
import { CurrentAct } from '../../auth/current.js';
import type { Act } from '../../auth/principal.js';
import { Answers } from '../../web/openapi.decorators.js';
import { PeopleAnswerDto, PersonRecordAnswerDto } from './people-answers.dto.js';
import { PeopleListService } from './people-list.service.js';
import { PeopleQueryDto } from './people.dto.js';
import { PersonRecordService } from './person-record.service.js';

@ApiTags('admin: people')
@For('moderator')
@Controller('api/admin/people')
export class PeopleController {
  constructor(
    private readonly people: PeopleListService,
    private readonly records: PersonRecordService,
  ) {}

  /** Everybody who has an account, a page at a time. Moderators see no e-mail addresses. */
  @Get()
  @Answers(PeopleAnswerDto, 'validation.failed', 'request.forbidden')
  list(@CurrentAct() act: Act, @Query() query: PeopleQueryDto) {
    return this.people.list(act, query);
  }

  /** All that is known of somebody; for moderators without e-mail address, devices and addresses. */
  @Get(':username')
  @Answers(PersonRecordAnswerDto, 'request.forbidden', 'user.notFound')
  async show(@CurrentAct() act: Act, @Param('username') username: string) {
    return { record: await this.records.of(act, username) };
  }
}
