/** The retry that a scheduler starts, over the receiver's outbox. */
import { passOn } from '../../../functions/lib/relay/pass-on';
import { FUNCTION_VARIABLES } from '../../../local/functions/variables';
import type { Webhook } from '../../../local/world/model';
import type { Failure } from '../../../src/contract/failures';
import { ok, type Result } from '../../../src/contract/result';
import type { Retried } from '../../../src/contract/retry';
import { CONTRACT_VERSION } from '../../../src/contract/version';
import { runRetryRounds } from '../../../tools/retry/rounds';
import { attachedBy, newAttachRequest } from '../../fixtures/attachments';
import { deliver, event } from '../../fixtures/events';
import { Harness } from '../../fixtures/harness';
import { failing } from '../../fixtures/network';
import { answered, CRM, outboxEntries, passedEvent, relayContext } from '../../fixtures/relay';
import { aliceSubject } from '../../fixtures/subjects';

const NOTHING = { delivered: 0, failed: 0, stopped: 0, hasMore: false };

const answer = (value: object) => ({ statusCode: 200, body: { contract: CONTRACT_VERSION, ok: true, value } });
const failure = (code: string, details: object = {}) => ({
  body: { contract: CONTRACT_VERSION, ok: false, failure: { code, ...details } },
});

test('nothing is done if nothing is due', async () => {
  expect(await new Harness().retryAsScheduler()).toMatchObject(answer(NOTHING));
});

test('an event of an attachment that is not there anymore is given up, and not sent', async () => {
  const harness = new Harness();
  harness.dial = async () => answered(500);
  await harness.time.run(passOn(relayContext(harness), passedEvent(harness), [CRM]));
  await harness.pass(5_000);
  const dial = jest.fn(harness.dial);
  harness.dial = dial;
  expect(await harness.retryAsScheduler()).toMatchObject(answer({ ...NOTHING, stopped: 1 }));
  expect(dial).not.toHaveBeenCalled();
  expect(outboxEntries(harness)).toMatchObject([{ state: 'stopped' }]);
});

test('calls end although a destination asks for each event again after a second, and answers slowly', async () => {
  const harness = new Harness();
  const request = newAttachRequest(aliceSubject(harness), { destinations: ['crm', 'quality'] });
  const { ttid } = attachedBy(await harness.as('sam', 'attach', request));
  const webhook = harness.world.webhooks.get(ttid) as Webhook;
  harness.dial = async () => answered(503, '1');
  for (let events = 0; events < 20; events += 1) {
    await deliver(harness, webhook, event(harness, 'onParticipantJoined'));
    await harness.pass(1_000);
  }
  harness.dial = async () => {
    await harness.time.sleep(1_400);
    return answered(503, '1');
  };
  const call = async (until: string | null) => {
    const { body } = await harness.retryAsScheduler(FUNCTION_VARIABLES, { until: until ?? '' });
    return body as unknown as Result<Retried, Failure>;
  };
  expect(await runRetryRounds(call, { wait: (ms) => harness.pass(ms) })).toEqual(
    ok({ delivered: 0, failed: 40, stopped: 0 }),
  );
});

test('a moment that is none is refused', async () => {
  expect(await new Harness().retryAsScheduler(FUNCTION_VARIABLES, { until: 'yesterday' })).toMatchObject(
    failure('bad-request', { field: 'until' }),
  );
});

test('more is left if Sync does not answer', async () => {
  const harness = new Harness();
  harness.network = failing(500, () => true);
  expect(await harness.retryAsScheduler()).toMatchObject(answer({ ...NOTHING, hasMore: true }));
});

test('the caller learns which variable is missing', async () => {
  const { RECORDS_SYNC_SERVICE_SID: _, ...others } = FUNCTION_VARIABLES;
  expect(await new Harness().retryAsScheduler(others)).toMatchObject(
    failure('misconfigured', { variable: 'RECORDS_SYNC_SERVICE_SID' }),
  );
});

test('a signature that is used again and again meets the rate limit', async () => {
  const harness = new Harness();
  for (let calls = 0; calls < 30; calls += 1) await harness.retryAsScheduler();
  expect(await harness.retryAsScheduler()).toMatchObject(failure('too-many-requests'));
});

test('a bug is logged, and answered with 500', async () => {
  const harness = new Harness();
  const variables = {
    get ACCOUNT_SID(): string {
      throw new TypeError('a bug');
    },
  };
  expect(await harness.retryAsScheduler(variables)).toMatchObject({ statusCode: 500, ...failure('internal') });
  expect(harness.log).toMatchObject([{ event: 'retry-scheduled', outcome: 'internal' }]);
});
