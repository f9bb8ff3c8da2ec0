import { SetMetadata } from '@nestjs/common';
import type { ConsoleRole } from '#contracts';

const PUBLIC = Symbol('public');

/** Opens a route to people who are not signed in. Everything without it is closed. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(PUBLIC, true);

const LEAST_ROLE = Symbol('least role');

/** Closes a route or an event to all who do not have this role or a higher one. */
export const For = (role: ConsoleRole): MethodDecorator & ClassDecorator => SetMetadata(LEAST_ROLE, role);

const CONFIRMED = Symbol('confirmed');

/** Closes a route of much weight to sessions to which the password was not shown in the last ten minutes. */
export const Confirmed = (): MethodDecorator & ClassDecorator => SetMetadata(CONFIRMED, true);

export { CONFIRMED, LEAST_ROLE, PUBLIC };
