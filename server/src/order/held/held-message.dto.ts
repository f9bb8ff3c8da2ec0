import type { HeldAnswer, HeldMessage, MessageType } from '#contracts';

export class HeldRefusalDto {
  /** @example "لطفاً آگهی نفرستید." */
  reason: string;
}

export class HeldMessageDto implements HeldMessage {
  /** @example "019a1b2c-3d4e-7f00-8000-000000000023" */
  id: string;

  /** @example "5f0c9c1e-6f7d-4d2e-9a53-0d3f6c1b2a10" */
  clientId: string;

  /** @example "019a1b2c-3d4e-7f00-8000-000000000003" */
  room: string;

  /** @example "text" */
  type: MessageType;

  /** @example "سلام" */
  text: string;

  /** @example "2026-03-21T08:30:00.000Z" */
  at: string;

  /** Present once it was refused. */
  refusal?: HeldRefusalDto;
}

export class HeldAnswerDto implements HeldAnswer {
  /** Oldest first. */
  held: HeldMessageDto[];
}
