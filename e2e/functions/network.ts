/** What tests do to the functions' requests on their way to Twilio. */
import type { HttpAnswer } from '../../functions/lib/twilio/io';
import type { Network, Sent } from './stage';

type Which = (request: Sent) => boolean;

const requests =
  (method: Sent['method'], address: RegExp): Which =>
  (request) =>
    request.method === method && address.test(request.url);

export const registering = requests('POST', /\/InteractionWebhooks$/);
export const listingWebhooks = requests('GET', /\/InteractionWebhooks\?/);
export const changingWebhook = requests('POST', /\/InteractionWebhooks\/\w+$/);
export const deletingWebhook = requests('DELETE', /\/InteractionWebhooks\/\w+$/);
export const binding = requests('POST', /\/Interactions\/KD\w+$/);
export const readingInteraction = requests('GET', /\/Interactions\/KD\w+$/);
export const readingWebhook = requests('GET', /\/InteractionWebhooks\/\w+$/);
export const creatingRecord = requests('POST', /\/Maps\/interaction-webhooks\/Items$/);
export const changingRecord = requests('POST', /\/Maps\/interaction-webhooks\/Items\/KD\w+$/);
export const readingRecord = requests('GET', /\/Maps\/interaction-webhooks\/Items\/KD\w+$/);
export const removingRecord = requests('DELETE', /\/Maps\/interaction-webhooks\/Items\/KD\w+$/);

/** An answer of Twilio's that says no more than its status and an error code. */
export const answering = (status: number, code = 20001): HttpAnswer => ({
  ok: status < 400,
  status,
  headers: new Headers(),
  text: async () => JSON.stringify({ code }),
});

export const UNTROUBLED: Network = (_, send) => send();

/** These come back with an error and have no effect. */
export const refusing =
  (status: number, ...which: readonly Which[]): Network =>
  (request, send) =>
    which.some((is) => is(request)) ? Promise.resolve(answering(status)) : send();

/** These take effect, and nobody hears of it. */
export const unanswered =
  (...which: readonly Which[]): Network =>
  async (request, send) => {
    const answer = await send();
    return which.some((is) => is(request)) ? answering(500) : answer;
  };

/** These are never heard of again. */
export const swallowing =
  (...which: readonly Which[]): Network =>
  (request, send) =>
    which.some((is) => is(request)) ? new Promise(() => undefined) : send();
