import {
  type PositionStrategy,
  createBlockScrollStrategy,
  createFlexibleConnectedPositionStrategy,
  createGlobalPositionStrategy,
  createOverlayRef,
} from '@angular/cdk/overlay';
import { ComponentPortal } from '@angular/cdk/portal';
import { DOCUMENT, type Injector } from '@angular/core';
import { EmojiPicker } from './emoji-picker';

/** Shows the picker until an emoji is picked or it is dismissed; the focus goes back to its button. */
export function openPicker(injector: Injector, origin: HTMLElement, sheet: boolean): Promise<string | null> {
  const { documentElement } = injector.get(DOCUMENT);
  const overlay = createOverlayRef(injector, {
    positionStrategy: sheet ? atFoot(injector) : beside(injector, origin),
    direction: documentElement.dir === 'rtl' ? 'rtl' : 'ltr',
    hasBackdrop: true,
    backdropClass: sheet ? 'cdk-overlay-dark-backdrop' : 'cdk-overlay-transparent-backdrop',
    scrollStrategy: createBlockScrollStrategy(injector),
    disposeOnNavigation: true,
  });
  const picker = overlay.attach(new ComponentPortal(EmojiPicker));
  return new Promise((resolve) => {
    let emoji: string | null = null;
    overlay.detachments().subscribe(() => {
      origin.focus({ preventScroll: true });
      resolve(emoji);
    });
    overlay.backdropClick().subscribe(() => overlay.dispose());
    overlay.keydownEvents().subscribe(({ key }) => key === 'Escape' && overlay.dispose());
    picker.instance.picked.subscribe((picked) => {
      emoji = picked;
      overlay.dispose();
    });
  });
}

function atFoot(injector: Injector): PositionStrategy {
  return createGlobalPositionStrategy(injector).bottom('0').centerHorizontally();
}

function beside(injector: Injector, origin: HTMLElement): PositionStrategy {
  return createFlexibleConnectedPositionStrategy(injector, origin)
    .withPositions([
      { originX: 'end', originY: 'top', overlayX: 'end', overlayY: 'bottom', offsetY: -8 },
      { originX: 'end', originY: 'bottom', overlayX: 'end', overlayY: 'top', offsetY: 8 },
    ])
    .withPush(true)
    .withViewportMargin(8);
}
