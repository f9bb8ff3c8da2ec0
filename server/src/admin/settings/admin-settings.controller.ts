import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { For } from '../../auth/access.js';
import { CurrentAct } from '../../auth/current.js';
import type { Act } from '../../auth/principal.js';
import { LiveSettings } from '../../server-settings/live-settings.js';
import { Answers } from '../../web/openapi.decorators.js';
import { ServerSettingsAnswerDto, UpdateServerSettingsDto } from './admin-settings.dto.js';

@ApiTags('admin: settings')
@For('admin')
@Controller('api/admin/settings')
export class AdminSettingsController {
  constructor(private readonly settings: LiveSettings) {}

  /** What is changed while the server runs, and which of it the environment decides. */
  @Get()
  @Answers(ServerSettingsAnswerDto, 'request.forbidden')
  get() {
    return { settings: this.settings.current, fixed: this.settings.fixed };
  }

  /** Changes what is given and leaves the rest. It takes effect at once. */
  @Patch()
  @Answers(ServerSettingsAnswerDto, 'request.forbidden', 'validation.failed')
  async change(@CurrentAct() act: Act, @Body() wish: UpdateServerSettingsDto) {
    return { settings: await this.settings.change(act, wish), fixed: this.settings.fixed };
  }
}
