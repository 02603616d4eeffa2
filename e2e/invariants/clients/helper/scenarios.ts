import type { Scenarios } from '../scene';
import { conversations } from './conversations';
import { delivery } from './delivery';
import { interactions } from './interactions';
import { notServed } from './not-served';
import { sync } from './sync';
import { taskrouter } from './taskrouter';
import { tokens } from './tokens';
import { webhooks } from './webhooks';

export const scenarios: Scenarios = {
  webhooks,
  interactions,
  delivery,
  sync,
  taskrouter,
  conversations,
  tokens,
  notServed,
};
