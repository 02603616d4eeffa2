/** Questions about Twilio's answers in general. */
import { CONFIGURATION, channelsOf, INTERACTIONS } from '../addresses';
import { asked, compare } from '../question';
import { type Answer, NoAnswer, outcome } from '../twilio';

/** The time that the functions give a call. */
const CALL_MS = 2_500;
const ROUNDS = 20;

/** The value below which a share of the values lies, or which is the last of them. */
function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
}

export const ANSWER_QUESTIONS = [
  asked(
    'Twilio answers a call within 2.5 seconds',
    'Of 20 calls of each kind, 19 take less.',
    async ({ twilio, stage, note }) => {
      note('Measuring 20 rounds of five calls …');
      const { sid, channelSid } = await stage.first();
      const times = new Map<string, number[]>();
      const measure = async (kind: string, answer: Promise<Answer>) => {
        const measured = await answer;
        if (measured.status >= 300) throw new NoAnswer(`Twilio answered “${kind}” with ${outcome(measured)}`);
        times.set(kind, [...(times.get(kind) ?? []), measured.ms]);
        return measured;
      };
      for (let round = 1; round <= ROUNDS; round += 1) {
        const registered = await measure('register', stage.register('latency'));
        const ttid = String(registered.body.ttid);
        await measure('bind', twilio.post(`${INTERACTIONS}/${sid}`, { WebhookTtid: ttid }));
        await measure('read the interaction', twilio.get(`${INTERACTIONS}/${sid}`));
        await measure('list participants', twilio.get(`${channelsOf(sid)}/${channelSid}/Participants`));
        await measure('delete', twilio.delete(`${stage.webhooks}/${ttid}`));
      }
      const lines = [...times].map(([kind, all]) => ({ kind, p50: percentile(all, 0.5), p95: percentile(all, 0.95) }));
      return compare(
        lines.every(({ p95 }) => p95 < CALL_MS),
        lines.map(({ kind, p50, p95 }) => `${kind}: p50 ${Math.round(p50)} ms, p95 ${Math.round(p95)} ms`).join('; '),
      );
    },
  ),
  asked(
    '`Retry-After` and `Twilio-Request-Id` are response headers',
    'An answer of Flex has `Twilio-Request-Id`. `Retry-After` comes only with a 429.',
    async ({ twilio }) => {
      const { headers } = await twilio.get(CONFIGURATION);
      const isThere = headers.has('twilio-request-id');
      return compare(isThere, isThere ? 'with Twilio-Request-Id' : 'without Twilio-Request-Id');
    },
  ),
  asked("Twilio's APIs do not redirect", 'No answer of this run is a redirect.', async ({ twilio }) => {
    const { requests, redirects } = twilio.counts;
    return compare(redirects === 0, `${redirects} redirects among ${requests} answers so far`);
  }),
];
