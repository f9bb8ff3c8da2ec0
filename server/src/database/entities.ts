import { Session } from '../auth/session.entity.js';
import { Message } from '../messages/message.entity.js';
import { Membership } from '../rooms/membership.entity.js';
import { Room } from '../rooms/room.entity.js';
import { User } from '../users/user.entity.js';

export const ENTITIES = [User, Session, Room, Membership, Message];
