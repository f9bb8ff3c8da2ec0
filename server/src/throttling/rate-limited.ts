import { SetMetadata } from '@nestjs/common';
import type { Settings } from '../config/settings.js';

/** What is limited: how long a window is, and whether a person or an address is counted. Limits are settings. */
export const RATE_FAMILIES = {
  message: { windowMs: 60_000, counts: 'user' },
  action: { windowMs: 60_000, counts: 'user' },
  search: { windowMs: 60_000, counts: 'user' },
  upload: { windowMs: 5 * 60_000, counts: 'user' },
  login: { windowMs: 5 * 60_000, counts: 'address' },
  register: { windowMs: 60 * 60_000, counts: 'address' },
  invitation: { windowMs: 60_000, counts: 'address' },
} as const satisfies Partial<
  Record<keyof Settings['limits'], { windowMs: number; counts: 'user' | 'address' }>
>;

export type RateFamily = keyof typeof RATE_FAMILIES;

export const RATE_FAMILY = Symbol('rateFamily');

/** Counts a route or an event towards a family; both doors share one count. */
export const RateLimited = (family: RateFamily): MethodDecorator => SetMetadata(RATE_FAMILY, family);
