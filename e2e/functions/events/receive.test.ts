import fc from 'fast-check';
import { FUNCTIONS_DOMAIN } from '../../../local/functions/address';
import { FUNCTION_VARIABLES } from '../../../local/functions/variables';
import type { EventParameters, Webhook } from '../../../local/world/model';
import { EVENT_NAMES } from '../../../src/contract/events';
import { deliver, deliveryEvent, event, eventsIn } from '../../fixtures/events';
import { Harness } from '../../fixtures/harness';
import { errorAnswer } from '../../fixtures/network';

const ID = '0123456789abcdef'.repeat(2);
const TIMELINE = `interaction-webhook-${ID}`;

const WEBHOOK: Webhook = {
  ttid: 'flex_interactionwebhook_1',
  type: 'interaction',
  url: `https://${FUNCTIONS_DOMAIN}/events/receive?a=${ID}`,
  method: 'POST',
  events: [],
  friendlyName: null,
};

/** A harness with an empty timeline for the webhook. */
function staged(): Harness {
  const harness = new Harness();
  harness.sync.service('default').maps.create({ uniqueName: TIMELINE }, { by: 'system' });
  return harness;
}

const stored = (harness: Harness) => eventsIn(harness, TIMELINE);

/** What happens to the first requests, each in its turn; all others arrive. */
const meet = (harness: Harness, ...statuses: (number | 'reset' | 'silence')[]) => {
  harness.network = async (_, send) => {
    const next = statuses.length > 1 ? statuses.shift() : statuses[0];
    if (next === undefined || next === 200) return send();
    if (next === 'reset') throw new TypeError('fetch failed');
    if (next === 'silence') return new Promise(() => undefined);
    return errorAnswer(next);
  };
};

describe('the receiver', () => {
  test.each([...EVENT_NAMES, 'onSomethingNew'])('keeps %s with one write, and answers', async (type) => {
    const harness = staged();
    expect(await deliver(harness, WEBHOOK, event(harness, type, { FlexInstanceSid: 'GO1' }))).toBe(200);
    const { EventType: _, ...parameters } = event(harness, type, { FlexInstanceSid: 'GO1' });
    expect(stored(harness)).toEqual([
      { type, receivedAt: new Date(harness.time.now()).toISOString(), webhook: 'interaction', parameters },
    ]);
    expect(harness.sent.map(({ method }) => method)).toEqual(['POST']);
  });

  test('keeps an event for as long as is set', async () => {
    const harness = staged();
    const variables = { ...FUNCTION_VARIABLES, INSPECTOR_RETENTION_HOURS: '2' };
    await harness.receive(deliveryEvent(WEBHOOK, event(harness, 'onParticipantLeft')), variables);
    await harness.time.run(harness.time.sleep(2 * 3_600_000 - 1));
    expect(stored(harness)).toHaveLength(1);
    await harness.time.run(harness.time.sleep(1));
    expect(stored(harness)).toHaveLength(0);
  });

  test('keeps the same event once within ten seconds, and again after them', async () => {
    const harness = staged();
    const left = event(harness, 'onParticipantLeft');
    for (const wait of [0, 9_999, 1]) {
      await harness.time.run(harness.time.sleep(wait));
      expect(await deliver(harness, WEBHOOK, left)).toBe(200);
    }
    expect(stored(harness)).toHaveLength(2);
  });

  test('stores the same set, in whatever order and however often events arrive', async () => {
    const happenings = fc.uniqueArray(
      fc.record({
        type: fc.constantFrom(...EVENT_NAMES, 'onSomethingNew'),
        ParticipantSid: fc.stringMatching(/^UT\d$/),
      }),
      { selector: ({ type, ParticipantSid }) => type + ParticipantSid, minLength: 1, maxLength: 8 },
    );
    const cases = happenings.chain((all) =>
      fc.record({
        all: fc.constant(all),
        deliveries: fc
          .array(fc.constantFrom(...all), { maxLength: 8 })
          .chain((again) => fc.shuffledSubarray([...all, ...again], { minLength: all.length + again.length })),
      }),
    );
    await fc.assert(
      fc.asyncProperty(cases, async ({ all, deliveries }) => {
        const harness = staged();
        for (const { type, ParticipantSid } of deliveries) {
          expect(await deliver(harness, WEBHOOK, event(harness, type, { ParticipantSid }))).toBe(200);
        }
        const kept = stored(harness).map(({ type, parameters }) => type + parameters.ParticipantSid);
        expect(kept.sort()).toEqual(all.map(({ type, ParticipantSid }) => type + ParticipantSid).sort());
      }),
      { numRuns: 50 },
    );
  });

  test('keeps no address or number of a person', async () => {
    const harness = staged();
    const failed = event(harness, 'onChannelCreateFailed', {
      ErrorCode: '45004',
      ErrorMessage: 'jane@example.com cannot be reached at +15005550009',
    });
    await deliver(harness, WEBHOOK, failed);
    expect(stored(harness)[0]?.parameters).toMatchObject({
      ErrorCode: '45004',
      ErrorMessage: '[e-mail] cannot be reached at [number]',
      InteractionSid: failed.InteractionSid,
    });
  });
});

describe('the receiver refuses, storing nothing and for good,', () => {
  const refused = async (harness: Harness, status: number, outcome: string, arrived: Record<string, unknown>) => {
    expect(await harness.receive(arrived)).toBe(status);
    expect(stored(harness)).toEqual([]);
    expect(harness.log).toEqual([expect.objectContaining({ outcome })]);
  };
  const left = (harness: Harness, parameters: EventParameters = {}) =>
    deliveryEvent(WEBHOOK, event(harness, 'onParticipantLeft', parameters));

  test('what is not signed', async () => {
    const harness = staged();
    await refused(harness, 403, 'forged', { ...left(harness), request: { headers: {} } });
    expect(harness.sent).toEqual([]);
  });

  test('what is signed for other parameters', async () => {
    const harness = staged();
    await refused(harness, 403, 'forged', { ...left(harness), TaskSid: 'WT1' });
  });

  test('what is signed for another attachment', async () => {
    const harness = staged();
    const other = { ...WEBHOOK, url: WEBHOOK.url.replace(ID, 'f'.repeat(32)) };
    await refused(harness, 403, 'forged', { ...deliveryEvent(other, event(harness, 'onParticipantLeft')), a: ID });
  });

  test('what is of another account', async () => {
    const harness = staged();
    await refused(harness, 403, 'forged', left(harness, { AccountSid: `AC${'f'.repeat(32)}` }));
  });

  test('what comes by GET', async () => {
    const harness = staged();
    await refused(
      harness,
      403,
      'forged',
      deliveryEvent({ ...WEBHOOK, method: 'GET' }, event(harness, 'onParticipantLeft')),
    );
  });

  test('what is for an attachment that is not known, or not any more', async () => {
    const harness = staged();
    const other = { ...WEBHOOK, url: WEBHOOK.url.replace(ID, 'f'.repeat(32)) };
    await refused(harness, 404, 'unknown-attachment', deliveryEvent(other, event(harness, 'onParticipantLeft')));
    expect(harness.sync.service('default').maps.find(`interaction-webhook-${'f'.repeat(32)}`)).toBeUndefined();
  });

  test('what is too large', async () => {
    const harness = staged();
    await refused(harness, 413, 'too-large', left(harness, { Unknown: 'x'.repeat(8_192) }));
    const fields = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`F${n}`, '']));
    harness.log.length = 0;
    await refused(harness, 413, 'too-large', left(harness, fields));
  });

  test('what has no type', async () => {
    const harness = staged();
    await refused(harness, 400, 'malformed', left(harness, { EventType: '' }));
  });

  test('what Sync does not take', async () => {
    const harness = staged();
    meet(harness, 400);
    await refused(harness, 424, 'store-refused', left(harness));
    expect(harness.sent).toHaveLength(1);
  });
});

describe('when the store fails', () => {
  test.each([
    [[503, 200]],
    [['reset', 'reset', 'reset', 'reset', 200]],
    [['silence', 200]],
    [[429, 429, 200]],
  ] as const)('%p: the event is kept all the same', async (statuses) => {
    const harness = staged();
    meet(harness, ...statuses);
    const startedAt = harness.time.now();
    expect(await deliver(harness, WEBHOOK, event(harness, 'onParticipantLeft'))).toBe(200);
    expect(harness.time.now() - startedAt).toBeLessThanOrEqual(4_000);
    expect(stored(harness)).toHaveLength(1);
  });

  test.each([[503], ['reset'], ['silence'], [429]] as const)('for good with %p, Twilio gets a 503', async (fault) => {
    const harness = staged();
    meet(harness, fault);
    const startedAt = harness.time.now();
    expect(await deliver(harness, WEBHOOK, event(harness, 'onParticipantLeft'))).toBe(503);
    expect(harness.time.now() - startedAt).toBeLessThanOrEqual(4_000);
    expect(harness.log.at(-1)).toMatchObject({ outcome: 'store-unavailable' });
  });

  test('after it has stored, the event is kept once', async () => {
    const harness = staged();
    let isFirst = true;
    harness.network = async (_, send) => {
      const answer = await send();
      if (!isFirst) return answer;
      isFirst = false;
      throw new TypeError('fetch failed');
    };
    expect(await deliver(harness, WEBHOOK, event(harness, 'onParticipantLeft'))).toBe(200);
    expect(stored(harness)).toHaveLength(1);
  });

  test('by taking no more writes, what does not get through in time is told to Twilio', async () => {
    const harness = staged();
    for (let n = 0; n < 200; n += 1) {
      await deliver(harness, WEBHOOK, event(harness, 'onParticipantLeft', { ParticipantSid: `UT${n}` }));
    }
    expect(await deliver(harness, WEBHOOK, event(harness, 'onParticipantLeft'))).toBe(503);
  });
});

test('a delivery leaves one line in the log, without anything of its body but type and interaction', async () => {
  const harness = staged();
  const joined = event(harness, 'onParticipantJoined', { ErrorMessage: 'a secret', TaskSid: `WT${'1'.repeat(32)}` });
  await deliver(harness, WEBHOOK, joined);
  expect(harness.log).toEqual([
    { event: 'receive', type: 'onParticipantJoined', interaction: joined.InteractionSid, outcome: 'stored' },
  ]);
});

test('functions that lack a setting say which in their log', async () => {
  const harness = staged();
  const { RECORDS_SYNC_SERVICE_SID: _, ...variables } = FUNCTION_VARIABLES;
  expect(await harness.receive(deliveryEvent(WEBHOOK, event(harness, 'onParticipantLeft')), variables)).toBe(500);
  expect(harness.log).toEqual([{ event: 'receive', outcome: 'misconfigured', variable: 'RECORDS_SYNC_SERVICE_SID' }]);
});
