import { DomainError } from '../../common/domain-error.js';

/** The content is none of what the name speaks of. */
export const typeRefused = (): DomainError => new DomainError('file.typeRefused');

/** It begins as it should, and goes on as nothing that can be read. */
export const damaged = (): DomainError => new DomainError('file.damaged');
