import { UseFilters, applyDecorators } from '@nestjs/common';
import { WebSocketGateway } from '@nestjs/websockets';
import { SocketErrorFilter } from './socket-error.filter.js';

/**
 * A gateway of this server. Global filters do not reach gateways, so the one that answers every ack comes along
 * here; the server's options are set once, in the adapter.
 */
export const Gateway = (): ClassDecorator =>
  applyDecorators(WebSocketGateway(), UseFilters(SocketErrorFilter));
