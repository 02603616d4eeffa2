/** Questions about events, which a function of the run's own gets. */
import { CREATION_QUESTIONS } from './creation';
import { GLOBAL_QUESTIONS } from './global';
import { REPETITION_QUESTIONS } from './repetitions';
import { SLOW_FUNCTION_QUESTIONS } from './slow-function';
import { STORY_QUESTIONS } from './story';

export const DELIVERY_QUESTIONS = [
  ...STORY_QUESTIONS,
  ...CREATION_QUESTIONS,
  ...SLOW_FUNCTION_QUESTIONS,
  ...REPETITION_QUESTIONS,
  ...GLOBAL_QUESTIONS,
];
