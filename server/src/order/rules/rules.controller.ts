import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { For } from '../../auth/access.js';
import { CurrentAct } from '../../auth/current.js';
import type { Act } from '../../auth/principal.js';
import { Answers, AnswersNothing } from '../../web/openapi.decorators.js';
import {
  RuleAnswerDto,
  RuleRequestDto,
  RuleTestAnswerDto,
  RuleTestDto,
  RulesAnswerDto,
} from './rules.dto.js';
import { RulesService } from './rules.service.js';

@ApiTags('admin')
@Controller('api/admin/rules')
@For('moderator')
export class RulesController {
  constructor(private readonly rules: RulesService) {}

  /** The rules about what messages of public rooms say. */
  @Get()
  @Answers(RulesAnswerDto, 'request.forbidden')
  async list() {
    return { rules: await this.rules.list() };
  }

  /** Makes a rule, which holds from then on. */
  @Post()
  @Answers(RuleAnswerDto, 201, 'validation.failed', 'request.forbidden')
  async create(@CurrentAct() act: Act, @Body() wish: RuleRequestDto) {
    return { rule: await this.rules.create(act, wish) };
  }

  /** Whether a rule would find something in a sample. */
  @Post('test')
  @HttpCode(200)
  @Answers(RuleTestAnswerDto, 'validation.failed', 'request.forbidden')
  test(@Body() wish: RuleTestDto) {
    return { matches: this.rules.test(wish) };
  }

  /** Puts another rule in its place. */
  @Put(':id')
  @Answers(RuleAnswerDto, 'validation.failed', 'request.forbidden', 'rule.notFound')
  async update(@CurrentAct() act: Act, @Param('id') id: string, @Body() wish: RuleRequestDto) {
    return { rule: await this.rules.update(act, id, wish) };
  }

  /** Removes a rule. */
  @Delete(':id')
  @HttpCode(204)
  @AnswersNothing('request.forbidden', 'rule.notFound')
  async remove(@CurrentAct() act: Act, @Param('id') id: string) {
    await this.rules.remove(act, id);
  }
}
