import { Module } from '@nestjs/common';
import { InvitationsModule } from '../invitations/invitations.module.js';
import { UsersModule } from '../users/users.module.js';
import { AuthController } from './auth.controller.js';
import { AuthGateway } from './auth.gateway.js';
import { AuthService } from './auth.service.js';
import { ForgottenPasswords } from './forgotten-passwords.js';
import { LocalAuthGuard } from './local-auth.guard.js';
import { LocalStrategy } from './local.strategy.js';
import { LoginDelays } from './login-delays.js';
import { PasswordHasher } from './password-hasher.js';
import { PasswordSetting } from './password-setting.js';
import { Registration } from './registration.js';
import { ResetLinks } from './reset-links.js';
import { ResetController, ResetLinkController } from './reset.controller.js';
import { SessionsModule } from './sessions.module.js';

@Module({
  imports: [InvitationsModule, SessionsModule, UsersModule],
  controllers: [AuthController, ResetController, ResetLinkController],
  providers: [
    AuthService,
    ForgottenPasswords,
    AuthGateway,
    LocalAuthGuard,
    LocalStrategy,
    LoginDelays,
    PasswordHasher,
    PasswordSetting,
    Registration,
    ResetLinks,
  ],
  exports: [PasswordHasher, ResetLinks],
})
export class AuthModule {}
