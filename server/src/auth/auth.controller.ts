import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { RateLimited } from '../throttling/rate-limited.js';
import { WhileReadOnly } from '../server-settings/maintenance.guard.js';
import { Answers, AnswersNothing, OpenAnswers } from '../web/openapi.decorators.js';
import { UsersService } from '../users/users.service.js';
import { Confirmed, Public } from './access.js';
import {
  ChangePasswordDto,
  ConfirmRequestDto,
  LoginDto,
  OwnUserAnswerDto,
  RegisterDto,
  SessionsAnswerDto,
} from './auth.dto.js';
import { AuthService } from './auth.service.js';
import { CurrentPrincipal, RequestOrigin } from './current.js';
import { LocalAuthGuard } from './local-auth.guard.js';
import type { Origin, Principal } from './principal.js';
import { SessionCookie } from './session-cookie.js';
import { SessionsService } from './sessions.service.js';

/** What Passport leaves on the request once the password was right. */
type Account = Awaited<ReturnType<AuthService['verify']>>;

@ApiTags('auth')
@Controller('api/auth')
export class AuthController {
  constructor(
    private readonly auth: AuthService,
    private readonly sessions: SessionsService,
    private readonly users: UsersService,
    private readonly cookie: SessionCookie,
  ) {}

  /** Makes an account and signs it in. The first account of a server becomes its admin. */
  @Public()
  @Post('register')
  @RateLimited('register')
  @OpenAnswers(
    OwnUserAnswerDto,
    201,
    'validation.failed',
    'registration.closed',
    'invitation.required',
    'invitation.invalid',
    'username.conflict',
    'address.banned',
    'rate.limited',
    'server.busy',
  )
  async register(
    @Body() wish: RegisterDto,
    @RequestOrigin() origin: Origin,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ) {
    const { user, token } = await this.auth.register(wish, origin, this.cookie.read(request));
    this.cookie.set(request, response, token);
    return { user };
  }

  /** Signs in. Unknown names and wrong passwords get the same answer. */
  @Public()
  @WhileReadOnly()
  @Post('login')
  @HttpCode(200)
  @RateLimited('login')
  @UseGuards(LocalAuthGuard)
  @ApiBody({ type: LoginDto })
  @OpenAnswers(
    OwnUserAnswerDto,
    'auth.badCredentials',
    'account.banned',
    'account.deactivated',
    'address.banned',
    'validation.failed',
    'rate.limited',
    'server.busy',
  )
  async login(
    @RequestOrigin() origin: Origin,
    @Req() request: Request & { user: Account },
    @Res({ passthrough: true }) response: Response,
  ) {
    const { user, token } = await this.auth.login(request.user, origin, this.cookie.read(request));
    this.cookie.set(request, response, token);
    return { user };
  }

  /** Ends this session. */
  @WhileReadOnly()
  @Post('logout')
  @HttpCode(204)
  @AnswersNothing()
  async logout(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ) {
    await this.auth.logout(principal);
    this.cookie.clear(request, response);
  }

  /** One's own account. */
  @Get('me')
  @Answers(OwnUserAnswerDto)
  async me(@CurrentPrincipal() { user }: Principal) {
    return { user: await this.users.me(user.id) };
  }

  /** Changes the password; all other sessions end and this one gets a new token. */
  @Post('password')
  @HttpCode(200)
  @RateLimited('login')
  @Answers(OwnUserAnswerDto, 'auth.wrongPassword', 'validation.failed', 'rate.limited', 'server.busy')
  async changePassword(
    @CurrentPrincipal() principal: Principal,
    @Body() wish: ChangePasswordDto,
    @RequestOrigin() origin: Origin,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ) {
    const { user, token } = await this.auth.changePassword(principal, wish, origin);
    this.cookie.set(request, response, token);
    return { user };
  }

  /** Whether the password was shown lately enough for deeds of much weight. */
  @Get('confirmation')
  @HttpCode(204)
  @Confirmed()
  @AnswersNothing('auth.confirm')
  confirmation(): void {
    // The guard has answered.
  }

  /** Shows the password again; for ten minutes deeds of much weight are open then. */
  @WhileReadOnly()
  @Post('confirmation')
  @HttpCode(204)
  @RateLimited('login')
  @AnswersNothing('auth.wrongPassword', 'validation.failed', 'rate.limited', 'server.busy')
  confirm(
    @CurrentPrincipal() principal: Principal,
    @Body() { password }: ConfirmRequestDto,
    @RequestOrigin() { ip }: Origin,
  ) {
    return this.auth.confirm(principal, password, ip);
  }

  /** One's signed-in devices, the one used last first. */
  @Get('sessions')
  @Answers(SessionsAnswerDto)
  async listSessions(@CurrentPrincipal() principal: Principal) {
    return { sessions: await this.sessions.list(principal) };
  }

  /** Signs out all other devices. */
  @WhileReadOnly()
  @Delete('sessions')
  @HttpCode(204)
  @AnswersNothing()
  endOtherSessions(@CurrentPrincipal() principal: Principal) {
    return this.auth.endOtherSessions(principal);
  }

  /** Signs out one device. */
  @WhileReadOnly()
  @Delete('sessions/:id')
  @HttpCode(204)
  @AnswersNothing('session.notFound')
  endSession(@CurrentPrincipal() principal: Principal, @Param('id') id: string) {
    return this.auth.endSession(principal, id);
  }
}
