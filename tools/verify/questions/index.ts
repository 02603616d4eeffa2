/** All questions, in the order in which they are asked. */
import type { Question } from '../question';
import { ANSWER_QUESTIONS } from './answers';
import { BINDING_QUESTIONS } from './binding';
import { DELIVERY_QUESTIONS } from './deliveries';
import { INTERACTION_QUESTIONS } from './interactions';
import { NOT_ASKED } from './not-asked';
import { SYNC_QUESTIONS } from './sync';
import { TASKROUTER_QUESTIONS } from './taskrouter';
import { TOKEN_QUESTIONS } from './tokens';
import { WEBHOOK_QUESTIONS } from './webhooks';

export const QUESTIONS: readonly Question[] = [
  ...WEBHOOK_QUESTIONS,
  ...BINDING_QUESTIONS,
  ...INTERACTION_QUESTIONS,
  ...DELIVERY_QUESTIONS,
  ...SYNC_QUESTIONS,
  ...TOKEN_QUESTIONS,
  ...TASKROUTER_QUESTIONS,
  // The last of them counts what was answered before.
  ...ANSWER_QUESTIONS,
  ...NOT_ASKED,
];
