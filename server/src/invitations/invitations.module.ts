import { Module } from '@nestjs/common';
import { InvitationPost } from './invitation-post.js';
import { InvitationUse } from './invitation-use.js';
import { InvitationLookController, InvitationsController } from './invitations.controller.js';
import { InvitationsService } from './invitations.service.js';

@Module({
  controllers: [InvitationLookController, InvitationsController],
  providers: [InvitationPost, InvitationUse, InvitationsService],
  exports: [InvitationUse],
})
export class InvitationsModule {}
