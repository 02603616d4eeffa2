/** Questions about events, which a function of the run's own gets. */
import { GLOBAL_QUESTIONS } from './global';
import { REPETITION_QUESTIONS } from './repetitions';
import { SLOW_FUNCTION_QUESTIONS } from './slow-function';
import { STORY_QUESTIONS } from './story';

export const DELIVERY_QUESTIONS = [
  ...STORY_QUESTIONS,
  ...SLOW_FUNCTION_QUESTIONS,
  ...REPETITION_QUESTIONS,
  ...GLOBAL_QUESTIONS,
];
