/** Hands everything that goes between the functions on a harness and Local Twilio to a judge. */
import type { HttpAnswer } from '../../../functions/lib/twilio/io';
import type { Harness } from '../../fixtures/harness';
import type { Judge } from './check-exchange';
import { received } from './exchange';

/** What becomes of a request: it arrives, it is lost, or its answer is, or Twilio says that it is busy. */
export type Fate = 'arrives' | 'lost' | 'answer-lost' | 'busy';

/** `fateOf` is asked for each request. What Local Twilio has not answered itself is not judged. */
export function record(harness: Harness, judge: Judge, fateOf: () => Fate = () => 'arrives') {
  harness.network = async (sent, send) => {
    const request = { ...sent, headers: null };
    const fate = fateOf();
    if (fate === 'lost' || fate === 'busy') {
      judge.add({ request, answer: null });
      return fate === 'busy' ? BUSY : Promise.reject(new Error('reset'));
    }
    const answer = await send();
    judge.add({ request, answer: await received(answer) });
    return fate === 'arrives' ? answer : Promise.reject(new Error('reset'));
  };
}

const BUSY: HttpAnswer = {
  ok: false,
  status: 429,
  headers: new Headers({ 'retry-after': '1' }),
  text: async () => '{"code":20429}',
};
