import { receiver } from '../lib/events/receive';

export const handler = receiver();
