import { Component, computed, input } from '@angular/core';
import { nameParts } from './file-kind';

/** A file's name in one line: it reads its own way, and however little room there is, its ending can be seen. */
@Component({
  selector: 'sk-file-name',
  template: `<bdi dir="auto" [attr.title]="name()"
    ><span class="stem">{{ parts().stem }}</span
    ><span>{{ parts().ending }}</span></bdi
  >`,
  styles: `
    :host {
      display: flex;
      min-inline-size: 0;
    }
    bdi {
      display: flex;
      min-inline-size: 0;
      white-space: pre;
    }
    .stem {
      overflow: hidden;
      text-overflow: ellipsis;
    }
  `,
})
export class FileName {
  readonly name = input.required<string>();
  protected readonly parts = computed(() => nameParts(this.name()));
}
