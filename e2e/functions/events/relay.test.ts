/** Passing on the events of a relayed attachment. */
import fc from 'fast-check';
import { validateRequest } from 'twilio/lib/webhooks/webhooks';
import type { DialRequest } from '../../../functions/lib/dial/dial';
import { OUTBOX_MAPS } from '../../../functions/lib/twilio/outbox-keys';
import { FUNCTION_VARIABLES } from '../../../local/functions/variables';
import { ACCOUNT, type Webhook } from '../../../local/world/model';
import type { Request } from '../../../src/contract/endpoints';
import type { Ttid } from '../../../src/contract/sids';
import { aliceRecord, boundTtid } from '../../fixtures/account-state';
import { attachedBy, changeRequest, detach, newAttachRequest, status } from '../../fixtures/attachments';
import { sweep } from '../../fixtures/console-requests';
import { closedEvent, deliver, deliveryEvent, event, eventsIn } from '../../fixtures/events';
import { Harness } from '../../fixtures/harness';
import { delaying, failing, isBind, isRecordUpdate, neverAnswering } from '../../fixtures/network';
import { registerOurs } from '../../fixtures/our-webhooks';
import { answered, isOutboxWrite, outboxEntries, recordDials } from '../../fixtures/relay';
import { aliceSubject, bobSubject } from '../../fixtures/subjects';

const CRM_URL = 'https://crm.example.com/interaction-events';
const QUALITY_URL = 'https://quality.example.com/events';
const HOUR_MS = 3_600_000;
/** After this time, no earlier request can still take effect. */
const ABANDONED_AFTER_MS = 15_000;

/** Destinations that answer with a status, 200 by default; they keep what they have got. */
class Destinations {
  readonly got: readonly DialRequest[];
  readonly statuses = new Map<string, number>();

  constructor(harness: Harness) {
    this.got = recordDials(harness, (url) => answered(this.statuses.get(url) ?? 200));
  }

  to(url: string) {
    return this.got.filter((request) => request.url === url);
  }
}

/** Attaches destinations to Alice's interaction as the supervisor Sam. */
async function attachTo(...destinations: string[]) {
  const harness = new Harness();
  const others = new Destinations(harness);
  const request = newAttachRequest(aliceSubject(harness), { destinations });
  const { ttid, timeline } = attachedBy(await harness.as('sam', 'attach', request));
  const webhook = harness.world.webhooks.get(ttid) as Webhook;
  return { harness, others, ttid, webhook, timeline: timeline ?? '' };
}

const joined = (harness: Harness) => event(harness, 'onParticipantJoined', { ParticipantType: 'customer' });

/** Attaches destinations, of which the quality team's does not get an event that is due now, and works again. */
async function failOnceAt(...destinations: string[]) {
  const attached = await attachTo(...destinations);
  const { harness, others, webhook } = attached;
  others.statuses.set(QUALITY_URL, 503);
  await deliver(harness, webhook, joined(harness));
  others.statuses.clear();
  await harness.pass(60_000);
  return attached;
}

const sizeOfOutbox = (harness: Harness) => OUTBOX_MAPS.flatMap((map) => outboxEntries(harness, map)).length;

const isOutboxList = ({ method, url }: { method: string; url: string }) =>
  method === 'GET' && /-outbox-.\/Items\?/.test(url);

const isTimelineWrite = ({ method, url }: { method: string; url: string }) =>
  method === 'POST' && /\/Services\/default\/Maps\/[^/]+\/Items/.test(url);

test('an event reaches every destination as Twilio sent it, with a signature for its own URL', async () => {
  const { harness, others, webhook } = await attachTo('crm', 'quality', 'inspector');
  const sent = joined(harness);
  expect(await deliver(harness, webhook, sent)).toBe(200);
  expect(others.got.map(({ url }) => url).sort()).toEqual([CRM_URL, QUALITY_URL]);
  for (const { url, body, headers } of others.got) {
    const form = Object.fromEntries(new URLSearchParams(body));
    expect(form).toEqual(sent);
    expect(validateRequest(ACCOUNT.authToken, String(headers['X-Twilio-Signature']), url, form)).toBe(true);
  }
  expect(new Set(others.got.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
});

test('a success costs no write to the outbox, and the timeline says when each destination got the event', async () => {
  const { harness, webhook, timeline } = await attachTo('crm', 'inspector');
  const before = harness.sent.length;
  await deliver(harness, webhook, joined(harness));
  expect(harness.sent.slice(before).filter(isOutboxWrite)).toEqual([]);
  expect(eventsIn(harness, timeline)).toMatchObject([
    { type: 'onParticipantJoined', deliveries: { crm: { state: 'delivered', outcome: { status: 200, ms: 0 } } } },
  ]);
});

test('an event that a destination did not get is kept, tried again with the next event, and shown as delivered', async () => {
  const { harness, others, webhook, timeline } = await attachTo('crm', 'quality', 'inspector');
  others.statuses.set(QUALITY_URL, 503);
  expect(await deliver(harness, webhook, joined(harness))).toBe(200);
  const [failed] = eventsIn(harness, timeline);
  expect(failed?.deliveries).toMatchObject({
    crm: { state: 'delivered' },
    quality: { state: 'failed', attempts: 1, outcome: { status: 503 }, nextAt: expect.any(String) },
  });
  expect(sizeOfOutbox(harness)).toBe(1);

  others.statuses.clear();
  await harness.pass(60_000);
  await deliver(harness, webhook, joined(harness));
  const ids = others.to(QUALITY_URL).map(({ headers }) => headers['webhook-id']);
  expect(ids).toHaveLength(3);
  expect(new Set(ids).size).toBe(2);
  expect(others.to(CRM_URL)).toHaveLength(2);
  expect(eventsIn(harness, timeline)[0]?.deliveries?.quality).toMatchObject({ state: 'delivered', attempts: 2 });
});

test('a search for what is due that hangs delays the answer by a second, and the timeline not at all', async () => {
  const { harness, webhook, timeline } = await attachTo('crm', 'inspector');
  harness.network = neverAnswering(isOutboxList);
  const startedAt = harness.time.now();
  expect(await deliver(harness, webhook, joined(harness))).toBe(200);
  expect(harness.time.now() - startedAt).toBe(1_000);
  expect(eventsIn(harness, timeline)).toMatchObject([{ deliveries: { crm: { state: 'delivered' } } }]);
});

test('Twilio gets no 2xx if the outbox cannot keep an event', async () => {
  const { harness, others, webhook } = await attachTo('crm', 'quality');
  others.statuses.set(QUALITY_URL, 500);
  harness.network = failing(500, isOutboxWrite);
  expect(await deliver(harness, webhook, joined(harness))).toBe(503);
});

test.each([400, 404, 500])('a timeline that answers %d does not keep an event from the destinations', async (code) => {
  const { harness, others, webhook } = await attachTo('crm', 'inspector');
  harness.network = failing(code, isTimelineWrite);
  expect(await deliver(harness, webhook, joined(harness))).toBe(200);
  expect(others.to(CRM_URL)).toHaveLength(1);
});

test('a destination that an administrator has removed gets nothing more', async () => {
  const { harness, others, webhook } = await attachTo('crm', 'quality');
  const { DESTINATION_QUALITY: _, ...without } = FUNCTION_VARIABLES;
  expect(await harness.receive(deliveryEvent(webhook, joined(harness)), without as Record<string, string>)).toBe(200);
  expect(others.got.map(({ url }) => url)).toEqual([CRM_URL]);
});

test('an event waits while a setting of its destination cannot be used, and is sent after the repair', async () => {
  const { harness, others, webhook, timeline } = await attachTo('crm', 'quality', 'inspector');
  const broken = { ...FUNCTION_VARIABLES, SIGNING_SECRET_QUALITY: 'whsec_tooshort' };
  expect(await harness.receive(deliveryEvent(webhook, joined(harness)), broken)).toBe(200);
  expect(eventsIn(harness, timeline)).toMatchObject([
    { deliveries: { crm: { state: 'delivered' }, quality: { state: 'failed', attempts: 0, outcome: null } } },
  ]);
  expect(sizeOfOutbox(harness)).toBe(1);
  await harness.pass(60_000);
  await harness.retryAsScheduler(broken);
  expect(others.to(QUALITY_URL)).toEqual([]);
  await harness.pass(600_000);
  await harness.retryAsScheduler();
  expect(others.to(QUALITY_URL)).toHaveLength(1);
});

test('a destination that answers 410 gets no more events of this attachment, and the panel says so', async () => {
  const { harness, others, webhook } = await attachTo('crm', 'quality', 'inspector');
  others.statuses.set(QUALITY_URL, 410);
  expect(await deliver(harness, webhook, joined(harness))).toBe(200);
  expect(await deliver(harness, webhook, joined(harness))).toBe(200);
  expect(others.to(QUALITY_URL)).toHaveLength(1);
  expect(await status(harness, 'sam')).toMatchObject({
    value: { binding: { destinations: [{ state: 'active' }, { id: 'quality', state: 'gone' }, { state: 'active' }] } },
  });
});

test('an event of another interaction with the same ttid is refused, and passed on to no one', async () => {
  const { harness, others, webhook } = await attachTo('crm', 'quality');
  const { interactionSid } = bobSubject(harness);
  expect(await deliver(harness, webhook, { ...joined(harness), InteractionSid: interactionSid })).toBe(404);
  expect(others.got).toEqual([]);
  expect(harness.log.at(-1)).toMatchObject({ outcome: 'other-interaction' });
});

test('without its record, a relayed webhook stops', async () => {
  const { harness, others, webhook } = await attachTo('crm', 'quality');
  await harness.pass(200 * 24 * HOUR_MS);
  expect(await deliver(harness, webhook, joined(harness))).toBe(404);
  expect(others.got).toEqual([]);
});

describe('Twilio gets its answer within 9 seconds, because its function ends after 10', () => {
  /** How long Sync and Flex take for a call, in ms. A call ends after 2,500 ms, and is then sent again. */
  const HANGS = 60_000;
  const RECOVERS = 1_600;

  /** Delivers the end of an interaction, with another event due. The delays are those of the calls, in order. */
  async function endSlowly(delays: readonly number[], attemptMs: number) {
    const { harness, webhook } = await failOnceAt('crm', 'quality', 'inspector');
    harness.world.closeChannel(aliceSubject(harness).channelSid, 'closed');
    let calls = 0;
    harness.network = async (_, send) => {
      const delay = delays[calls % delays.length] ?? 0;
      calls += 1;
      await harness.time.sleep(delay);
      return send();
    };
    const { dial } = harness;
    harness.dial = async (request) => {
      await harness.time.sleep(attemptMs);
      return dial(request);
    };
    const startedAt = harness.time.now();
    const code = await deliver(harness, webhook, closedEvent(harness));
    return { code, tookMs: harness.time.now() - startedAt };
  }

  test('if Sync hangs', async () => {
    expect(await endSlowly([HANGS], 0)).toEqual({ code: 503, tookMs: 7_000 });
  });

  test('if Sync shows the record late, the destinations answer late, and the cleanup hangs', async () => {
    const { code, tookMs } = await endSlowly([HANGS, HANGS, RECOVERS, HANGS], 1_500);
    expect(code).toBe(200);
    expect(tookMs).toBeLessThanOrEqual(9_000);
  });

  test('whatever hangs', async () => {
    const delays = fc.array(fc.constantFrom(0, 500, RECOVERS, 2_400, HANGS), { minLength: 1, maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(delays, fc.constantFrom(0, 500, 1_500), async (delays, attemptMs) => {
        const { code, tookMs } = await endSlowly(delays, attemptMs);
        expect([200, 503]).toContain(code);
        expect(tookMs).toBeLessThanOrEqual(9_000);
      }),
      { numRuns: 50 },
    );
  });
});

describe('what is pending', () => {
  const change = (harness: Harness, changes: Partial<Request<'changeDestinations'>>) =>
    harness.as('sam', 'changeDestinations', changeRequest(harness, changes));

  test('is not sent to a destination that was removed', async () => {
    const { harness, others, webhook } = await failOnceAt('crm', 'quality');
    attachedBy(await change(harness, { remove: ['quality'] }));
    await deliver(harness, webhook, joined(harness));
    expect(others.to(QUALITY_URL)).toHaveLength(1);
  });

  test('is not sent to a destination that was removed and added again, which gets what happens from then on', async () => {
    const { harness, others, webhook } = await failOnceAt('crm', 'quality');
    attachedBy(await change(harness, { remove: ['quality'] }));
    attachedBy(await change(harness, { add: ['quality'] }));
    await harness.retryAsScheduler();
    expect(others.to(QUALITY_URL)).toHaveLength(1);
    await deliver(harness, webhook, joined(harness));
    expect(others.to(QUALITY_URL)).toHaveLength(2);
  });

  test('is not sent after the webhook was detached', async () => {
    const { harness, others, ttid } = await failOnceAt('crm', 'quality');
    await detach(harness, 'sam', ttid);
    await harness.pass(HOUR_MS);
    await harness.retryAsScheduler();
    expect(others.to(QUALITY_URL)).toHaveLength(1);
  });

  test('is sent after the end of the interaction', async () => {
    const { harness, others } = await failOnceAt('crm', 'quality');
    harness.world.closeChannel(aliceSubject(harness).channelSid, 'wrapup');
    expect(await harness.as('alice', 'finish', aliceSubject(harness))).toMatchObject({ value: { isDone: true } });
    await harness.pass(HOUR_MS);
    await harness.retryAsScheduler();
    expect(others.to(QUALITY_URL)).toHaveLength(2);
  });

  test('does not keep the record of an ended interaction for longer if a destination answers 410 then', async () => {
    const { harness, others } = await failOnceAt('crm', 'quality');
    harness.world.closeChannel(aliceSubject(harness).channelSid, 'wrapup');
    await harness.as('alice', 'finish', aliceSubject(harness));
    others.statuses.set(QUALITY_URL, 410);
    await harness.retryAsScheduler();
    expect(others.to(QUALITY_URL)).toHaveLength(2);
    expect(aliceRecord(harness)).toBeDefined();
    await harness.pass(25 * HOUR_MS);
    expect(aliceRecord(harness)).toBeUndefined();
  });

  test('is sent after the sweep has removed an older webhook of the ended interaction', async () => {
    const { harness, others } = await failOnceAt('crm', 'quality');
    const leftBehind = registerOurs(harness, aliceSubject(harness).interactionSid);
    harness.world.closeChannel(aliceSubject(harness).channelSid, 'wrapup');
    await harness.as('alice', 'finish', aliceSubject(harness));
    expect(await sweep(harness)).toMatchObject({ value: { removed: [leftBehind] } });
    await harness.pass(HOUR_MS);
    await harness.retryAsScheduler();
    expect(others.to(QUALITY_URL)).toHaveLength(2);
  });
});

describe('a webhook that is being replaced', () => {
  const replaceRequest = (harness: Harness, seenTtid: Ttid) =>
    newAttachRequest(aliceSubject(harness), { destinations: ['crm', 'inspector'], seenTtid });

  test('gets its events until the new one is bound', async () => {
    const { harness, others, webhook, ttid } = await attachTo('crm', 'quality');
    harness.network = delaying(harness, 300, isBind);
    const replaced = harness.invoke('attach', harness.fieldsOf('sam', replaceRequest(harness, ttid)));
    await harness.pass(200);
    expect(boundTtid(harness)).toBe(ttid);
    expect(await deliver(harness, webhook, joined(harness))).toBe(200);
    expect(others.to(QUALITY_URL)).toHaveLength(1);
    expect(await harness.time.run(replaced)).toMatchObject({ statusCode: 200 });
    expect(boundTtid(harness)).not.toBe(ttid);
  });

  test('keeps its destinations if the function ends before the new one is bound, and can be replaced again', async () => {
    const { harness, others, webhook, ttid } = await attachTo('crm', 'quality');
    let isBinding = false;
    const dying = harness.instance((sent, send) => {
      isBinding ||= isBind(sent);
      return isBinding && !isRecordUpdate(sent) ? new Promise(() => undefined) : send();
    });
    void harness.invoke('attach', harness.fieldsOf('sam', replaceRequest(harness, ttid)), undefined, dying);
    await harness.pass(ABANDONED_AFTER_MS);
    expect(await deliver(harness, webhook, joined(harness))).toBe(200);
    expect(others.to(QUALITY_URL)).toHaveLength(1);
    expect(await status(harness, 'sam')).toMatchObject({
      value: { binding: { ttid, route: 'relayed', destinations: [{ id: 'crm' }, { id: 'quality' }] } },
    });
    attachedBy(await harness.as('sam', 'attach', replaceRequest(harness, ttid)));
    expect(boundTtid(harness)).not.toBe(ttid);
  });

  test('gives up what is pending once the new one is bound', async () => {
    const { harness, others, ttid } = await failOnceAt('crm', 'quality');
    attachedBy(await harness.as('sam', 'attach', replaceRequest(harness, ttid)));
    await harness.pass(HOUR_MS);
    await harness.retryAsScheduler();
    expect(others.to(QUALITY_URL)).toHaveLength(1);
  });
});
