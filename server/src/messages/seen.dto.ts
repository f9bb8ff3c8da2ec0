import type { SeenAnswer } from '#contracts';
import { UserDto } from '../users/users.dto.js';

export class SeenAnswerDto implements SeenAnswer {
  users: UserDto[];

  hasMore: boolean;
}
