import type { Scenarios } from './scene';
export const scenarios: Scenarios = {};
