/** Checks every exchange between a harness's functions and Local Twilio. */
import type { Harness, TwilioAnswer } from '../../fixtures/harness';
import type { ExchangeChecker } from './check-exchange';
import { received } from './exchange';

/** The fate of a request. `busy` is answered with status 429 and does not arrive. */
export type Delivery = 'arrives' | 'lost' | 'answer-lost' | 'busy';

/** @param nextDelivery Called for each request. Only answers of Local Twilio are checked. */
export function observe(harness: Harness, checker: ExchangeChecker, nextDelivery: () => Delivery = () => 'arrives') {
  harness.network = async (sent, send) => {
    const request = { ...sent, headers: null };
    const delivery = nextDelivery();
    if (delivery === 'lost' || delivery === 'busy') {
      checker.check({ request, answer: null });
      return delivery === 'busy' ? BUSY : Promise.reject(new Error('reset'));
    }
    const answer = await send();
    checker.check({ request, answer: await received(answer) });
    return delivery === 'arrives' ? answer : Promise.reject(new Error('reset'));
  };
}

const BUSY: TwilioAnswer = {
  ok: false,
  status: 429,
  headers: new Headers({ 'retry-after': '1' }),
  text: async () => '{"code":20429}',
};
