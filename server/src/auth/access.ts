import { SetMetadata } from '@nestjs/common';

const PUBLIC = Symbol('public');

/** Opens a route to people who are not signed in. Everything without it is closed. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(PUBLIC, true);

export { PUBLIC };
