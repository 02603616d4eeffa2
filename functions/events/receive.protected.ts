import { receiver } from '../lib/receive';

export const handler = receiver();
