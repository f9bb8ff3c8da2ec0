import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RateLimited } from '../throttling/rate-limited.js';
import { Answers, OpenAnswersNothing } from '../web/openapi.decorators.js';
import { Confirmed, For, Public } from './access.js';
import { WhileReadOnly } from '../server-settings/maintenance.guard.js';
import { ForgotPasswordDto, ResetLinkAnswerDto, ResetPasswordDto } from './auth.dto.js';
import { CurrentAct, RequestOrigin } from './current.js';
import { ForgottenPasswords } from './forgotten-passwords.js';
import type { Act, Origin } from './principal.js';
import { ResetLinks } from './reset-links.js';

@ApiTags('auth')
@Controller('api/auth')
export class ResetController {
  constructor(
    private readonly links: ResetLinks,
    private readonly forgotten: ForgottenPasswords,
  ) {}

  /** Mails a link to a new password, if the account is there and has an e-mail address; the answer is the same if not. */
  @Public()
  @WhileReadOnly()
  @Post('forgot')
  @HttpCode(204)
  @RateLimited('login')
  @OpenAnswersNothing('mail.off', 'validation.failed', 'rate.limited')
  forgot(@Body() { account }: ForgotPasswordDto, @RequestOrigin() { ip }: Origin) {
    this.forgotten.ask(account, ip);
  }

  /** Sets a new password in exchange for a link, once, and signs all devices out. */
  @Public()
  @Post('reset')
  @HttpCode(204)
  @RateLimited('login')
  @OpenAnswersNothing('reset.invalid', 'validation.failed', 'rate.limited', 'server.busy')
  reset(@Body() { token, newPassword }: ResetPasswordDto, @RequestOrigin() { ip }: Origin) {
    return this.links.use(token, newPassword, ip);
  }
}

@ApiTags('admin: people')
@For('admin')
@Controller('api/admin/people/:username/reset-link')
export class ResetLinkController {
  constructor(private readonly links: ResetLinks) {}

  /** Makes a link by which somebody sets a new password within an hour. One made before ends. */
  @Post()
  @Confirmed()
  @RateLimited('action')
  @Answers(ResetLinkAnswerDto, 201, 'request.forbidden', 'auth.confirm', 'user.notFound', 'rate.limited')
  async make(@CurrentAct() act: Act, @Param('username') username: string) {
    return { reset: await this.links.makeFor(act, username) };
  }
}
