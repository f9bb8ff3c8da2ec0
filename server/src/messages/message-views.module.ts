import { Module } from '@nestjs/common';
import { MessageViews } from './message-views.js';

/** Apart from the messages themselves: the list of rooms shows messages too. */
@Module({ providers: [MessageViews], exports: [MessageViews] })
export class MessageViewsModule {}
