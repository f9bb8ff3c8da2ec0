import type { ServerAnswer, ServerInfo } from '#contracts';

export class ServerInfoDto implements ServerInfo {
  /**
   * How long after sending a message may be edited; absent: always.
   * @example 172800000
   */
  editWindowMs?: number;
}

export class ServerAnswerDto implements ServerAnswer {
  server: ServerInfoDto;
}
