import { Component } from '@angular/core';

/** The eight-pointed star of Persian tilework, repeated; takes the colour of the text around it. */
@Component({
  selector: 'sk-khatam',
  template: `
    <svg aria-hidden="true" focusable="false">
      <defs>
        <pattern id="sk-khatam" width="96" height="96" patternUnits="userSpaceOnUse">
          <path
            class="star"
            d="M28 28h11.7L48 19.7 56.3 28H68v11.7L76.3 48 68 56.3V68H56.3L48 76.3 39.7 68H28V56.3L19.7 48 28 39.7z"
          />
          <path
            d="M28 28h40v40H28zM48 19.7 76.3 48 48 76.3 19.7 48zM48 19.7V0M48 76.3V96M19.7 48H0M76.3 48H96
               M28 28-14-14M68 28 110-14M28 68-14 110M68 68 110 110M0 28 28 0M68 0 96 28M0 68 28 96M68 96 96 68"
          />
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill="url(#sk-khatam)" />
    </svg>
  `,
  styles: `
    :host,
    svg {
      display: block;
      inline-size: 100%;
      block-size: 100%;
    }
    path {
      fill: none;
      stroke: currentColor;
      stroke-width: 1.25;
    }
    .star {
      fill: currentColor;
      fill-opacity: 0.35;
    }
  `,
})
export class Khatam {}
