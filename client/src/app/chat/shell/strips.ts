import { Component } from '@angular/core';
import { NoticesStrip } from '../order/notices-strip';
import { Announcements } from './announcements';
import { ServerWords } from './server-words';

/** All that is said to somebody above their rooms. Fetched when there is something to say. */
@Component({
  selector: 'sk-strips',
  imports: [Announcements, NoticesStrip, ServerWords],
  template: `
    <sk-server-words />
    <sk-notices-strip />
    <sk-announcements />
  `,
})
export class Strips {}
