import {
  type FlexibleConnectedPositionStrategy,
  type OverlayRef,
  type PositionStrategy,
  createBlockScrollStrategy,
  createFlexibleConnectedPositionStrategy,
  createGlobalPositionStrategy,
  createOverlayRef,
} from '@angular/cdk/overlay';
import { ComponentPortal } from '@angular/cdk/portal';
import { DOCUMENT, type Injector } from '@angular/core';
import type { Message } from '#contracts';
import { MessageMenu } from './message-menu';
import type { MenuOrigin } from './message-menus';
import type { MessageAction } from './offered-actions';

interface MenuInputs {
  readonly message: Message;
  readonly actions: readonly MessageAction[];
  readonly sheet: boolean;
}

/** Shows the menu beside its origin, turned to where there is room, or as a sheet at the foot of the screen. */
export function openMenu(
  injector: Injector,
  origin: MenuOrigin,
  { message, actions, sheet }: MenuInputs,
): { overlay: OverlayRef; menu: MessageMenu } {
  const { documentElement } = injector.get(DOCUMENT);
  const overlay = createOverlayRef(injector, {
    positionStrategy: sheet ? atFoot(injector) : beside(injector, origin),
    direction: documentElement.dir === 'rtl' ? 'rtl' : 'ltr',
    hasBackdrop: true,
    backdropClass: sheet ? 'cdk-overlay-dark-backdrop' : 'cdk-overlay-transparent-backdrop',
    scrollStrategy: createBlockScrollStrategy(injector),
    disposeOnNavigation: true,
  });
  const menu = overlay.attach(new ComponentPortal(MessageMenu));
  menu.setInput('message', message);
  menu.setInput('actions', actions);
  menu.setInput('sheet', sheet);
  return { overlay, menu: menu.instance };
}

function atFoot(injector: Injector): PositionStrategy {
  return createGlobalPositionStrategy(injector).bottom('0').centerHorizontally();
}

function beside(injector: Injector, origin: MenuOrigin): FlexibleConnectedPositionStrategy {
  return createFlexibleConnectedPositionStrategy(injector, origin)
    .withPositions([
      { originX: 'start', originY: 'bottom', overlayX: 'start', overlayY: 'top' },
      { originX: 'end', originY: 'bottom', overlayX: 'end', overlayY: 'top' },
      { originX: 'start', originY: 'top', overlayX: 'start', overlayY: 'bottom' },
      { originX: 'end', originY: 'top', overlayX: 'end', overlayY: 'bottom' },
    ])
    .withPush(true)
    .withGrowAfterOpen(true)
    .withViewportMargin(8);
}
