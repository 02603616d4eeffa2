import fc from 'fast-check';
import type { Event } from '../../../functions/lib/endpoint/runtime';
import { FUNCTIONS_DOMAIN } from '../../../local/functions/address';
import { FUNCTION_VARIABLES } from '../../../local/functions/variables';
import type { EventParameters, Webhook } from '../../../local/world/model';
import { EVENT_NAMES } from '../../../src/contract/events';
import { eventsCsv, eventsJson } from '../../../src/panel/timeline/export';
import { foldedRows } from '../../../src/panel/timeline/fold';
import { INITIAL_TIMELINE, nextTimeline } from '../../../src/panel/timeline/timeline';
import { closedEvent, createTimeline, deliver, deliveryEvent, entriesIn, event, eventsIn } from '../../fixtures/events';
import { Harness, type Network } from '../../fixtures/harness';
import { errorAnswer, RELIABLE } from '../../fixtures/network';

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

/** Returns a harness with an empty timeline for the webhook. */
function harnessWithTimeline(): Harness {
  const harness = new Harness();
  createTimeline(harness, TIMELINE);
  return harness;
}

const stored = (harness: Harness) => eventsIn(harness, TIMELINE);

/** Answers each request with the next of these outcomes, and all further ones with the last. */
const answeringInTurn = (...outcomes: (number | 'reset' | 'silence')[]): Network => {
  const left = [...outcomes];
  return async (_, send) => {
    const next = left.length > 1 ? left.shift() : left[0];
    if (next === undefined || next === 200) return send();
    if (next === 'reset') throw new TypeError('fetch failed');
    if (next === 'silence') return new Promise(() => undefined);
    return errorAnswer(next);
  };
};

describe('the receiver', () => {
  test.each([...EVENT_NAMES, 'onSomethingNew'])('stores %s with one write', async (type) => {
    const harness = harnessWithTimeline();
    expect(await deliver(harness, WEBHOOK, event(harness, type, { FlexInstanceSid: 'GO1' }))).toBe(200);
    const { EventType: _, ...parameters } = event(harness, type, { FlexInstanceSid: 'GO1' });
    expect(stored(harness)).toEqual([
      { type, receivedAt: new Date(harness.time.now()).toISOString(), webhook: 'interaction', parameters },
    ]);
    expect(harness.sent.filter(({ method }) => method !== 'GET')).toHaveLength(1);
  });

  test('deletes an event after the configured retention', async () => {
    const harness = harnessWithTimeline();
    const variables = { ...FUNCTION_VARIABLES, INSPECTOR_RETENTION_HOURS: '2' };
    await harness.receive(deliveryEvent(WEBHOOK, event(harness, 'onParticipantLeft')), variables);
    await harness.pass(2 * 3_600_000 - 1);
    expect(stored(harness)).toHaveLength(1);
    await harness.pass(1);
    expect(stored(harness)).toHaveLength(0);
  });

  test('stores every request without a token, however often and soon the same event arrives', async () => {
    const harness = harnessWithTimeline();
    const left = event(harness, 'onParticipantLeft');
    for (const wait of [0, 0, 1, 9_999]) {
      await harness.pass(wait);
      expect(await deliver(harness, WEBHOOK, left)).toBe(200);
    }
    expect(stored(harness)).toHaveLength(4);
  });

  test('stores a request with the same token once, as long as its event is kept', async () => {
    const harness = harnessWithTimeline();
    const left = event(harness, 'onParticipantLeft');
    for (const wait of [0, 0, 60_000, 23 * 3_600_000]) {
      await harness.pass(wait);
      expect(await deliver(harness, WEBHOOK, left, 'one')).toBe(200);
    }
    expect(await deliver(harness, WEBHOOK, left, 'another')).toBe(200);
    expect(stored(harness)).toHaveLength(2);
  });

  test('stores events with different content, although their token is the same', async () => {
    const harness = harnessWithTimeline();
    for (const ParticipantSid of ['UT1', 'UT2']) {
      expect(await deliver(harness, WEBHOOK, event(harness, 'onParticipantLeft', { ParticipantSid }), 'one')).toBe(200);
    }
    expect(stored(harness)).toHaveLength(2);
  });

  test.each([['x'.repeat(100_000)], ['\ud800'], ['__proto__'], [`"],"${'\u0000'}`]])(
    'takes no harm from the token %#',
    async (token) => {
      const harness = harnessWithTimeline();
      expect(await deliver(harness, WEBHOOK, event(harness, 'onParticipantLeft'), token)).toBe(200);
      expect(stored(harness)).toHaveLength(1);
      expect(harness.sent[0]?.body.length).toBeLessThan(2_000);
      expect(JSON.stringify(harness.log)).not.toContain(token);
    },
  );

  test('stores each request once, in any order, and a repetition that its token shows not again', async () => {
    const requests = fc.array(
      fc.record({
        type: fc.constantFrom(...EVENT_NAMES, 'onSomethingNew'),
        ParticipantSid: fc.stringMatching(/^UT\d$/),
        token: fc.constantFrom(null, 'one', 'another'),
      }),
      { maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(requests, async (all) => {
        const harness = harnessWithTimeline();
        for (const { type, ParticipantSid, token } of all) {
          expect(await deliver(harness, WEBHOOK, event(harness, type, { ParticipantSid }), token)).toBe(200);
        }
        const contents = (found: readonly { type: string; ParticipantSid?: string | undefined }[]) =>
          found.map(({ type, ParticipantSid }) => `${type} ${ParticipantSid}`).sort();
        const isRepetition = (index: number) =>
          all[index]?.token !== null &&
          all.slice(0, index).some((earlier) => JSON.stringify(earlier) === JSON.stringify(all[index]));
        expect(contents(stored(harness).map(({ type, parameters }) => ({ type, ...parameters })))).toEqual(
          contents(all.filter((_, index) => !isRepetition(index))),
        );
      }),
      { numRuns: 50 },
    );
  });

  test('15 updates of two participants within nine seconds are 15 in count, copy and export, and two rows', async () => {
    const harness = harnessWithTimeline();
    for (let n = 0; n < 15; n += 1) {
      const ParticipantType = n < 10 ? 'agent' : 'customer';
      expect(await deliver(harness, WEBHOOK, event(harness, 'onParticipantUpdated', { ParticipantType }))).toBe(200);
      await harness.pass(600);
    }
    const { events } = nextTimeline(INITIAL_TIMELINE, [{ type: 'entries', entries: entriesIn(harness, TIMELINE) }]);
    expect(events).toHaveLength(15);
    expect(JSON.parse(eventsJson(events))).toHaveLength(15);
    expect(eventsCsv(events).trim().split('\r\n')).toHaveLength(1 + 15);
    expect(foldedRows(events).map((row) => row.events.length)).toEqual([5, 10]);
  });

  test('redacts the email address and phone number of a person', async () => {
    const harness = harnessWithTimeline();
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

describe('the receiver permanently refuses, and does not store, an event that', () => {
  const expectRefusal = async (harness: Harness, status: number, outcome: string, delivery: Event) => {
    expect(await harness.receive(delivery)).toBe(status);
    expect(stored(harness)).toEqual([]);
    expect(harness.log).toEqual([expect.objectContaining({ outcome })]);
  };
  const left = (harness: Harness, parameters: EventParameters = {}) =>
    deliveryEvent(WEBHOOK, event(harness, 'onParticipantLeft', parameters));

  test('is not signed', async () => {
    const harness = harnessWithTimeline();
    await expectRefusal(harness, 403, 'forged', { ...left(harness), request: { headers: {} } });
    expect(harness.sent).toEqual([]);
  });

  test('is signed for other parameters', async () => {
    const harness = harnessWithTimeline();
    await expectRefusal(harness, 403, 'forged', { ...left(harness), TaskSid: 'WT1' });
  });

  test('is signed for another attachment', async () => {
    const harness = harnessWithTimeline();
    const other = { ...WEBHOOK, url: WEBHOOK.url.replace(ID, 'f'.repeat(32)) };
    await expectRefusal(harness, 403, 'forged', {
      ...deliveryEvent(other, event(harness, 'onParticipantLeft')),
      a: ID,
    });
  });

  test('is signed with a shared key', async () => {
    const harness = harnessWithTimeline();
    const headers = {
      'x-twilio-signature': 'x',
      'x-twilio-webhooks-signature-settings': 'key=CR1,algorithm=HMAC_SHA1',
    };
    await expectRefusal(harness, 401, 'shared-key', { ...left(harness), request: { headers } });
  });

  test('belongs to another account', async () => {
    const harness = harnessWithTimeline();
    await expectRefusal(harness, 403, 'forged', left(harness, { AccountSid: `AC${'f'.repeat(32)}` }));
  });

  test('arrives by GET', async () => {
    const harness = harnessWithTimeline();
    await expectRefusal(
      harness,
      403,
      'forged',
      deliveryEvent({ ...WEBHOOK, method: 'GET' }, event(harness, 'onParticipantLeft')),
    );
  });

  test('is for an unknown or deleted attachment', async () => {
    const harness = harnessWithTimeline();
    const other = { ...WEBHOOK, url: WEBHOOK.url.replace(ID, 'f'.repeat(32)) };
    await expectRefusal(harness, 404, 'unknown-attachment', deliveryEvent(other, event(harness, 'onParticipantLeft')));
    expect(harness.sync.service('default').maps.find(`interaction-webhook-${'f'.repeat(32)}`)).toBeUndefined();
  });

  test('is too large', async () => {
    const harness = harnessWithTimeline();
    await expectRefusal(harness, 413, 'too-large', left(harness, { Unknown: 'x'.repeat(8_192) }));
    const fields = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`F${n}`, '']));
    harness.log.length = 0;
    await expectRefusal(harness, 413, 'too-large', left(harness, fields));
  });

  test('has no type', async () => {
    const harness = harnessWithTimeline();
    await expectRefusal(harness, 400, 'malformed', left(harness, { EventType: '' }));
  });

  test('Sync refuses', async () => {
    const harness = harnessWithTimeline();
    harness.network = answeringInTurn(400);
    await expectRefusal(harness, 424, 'store-refused', left(harness));
    expect(harness.sent).toHaveLength(1);
  });
});

describe('when Sync fails', () => {
  test.each([
    [[503, 200]],
    [['reset', 'reset', 'reset', 'reset', 200]],
    [['silence', 200]],
    [[429, 429, 200]],
  ] as const)('with %p, the event is stored after retries', async (outcomes) => {
    const harness = harnessWithTimeline();
    harness.network = answeringInTurn(...outcomes);
    const startedAt = harness.time.now();
    expect(await deliver(harness, WEBHOOK, event(harness, 'onParticipantLeft'))).toBe(200);
    expect(harness.time.now() - startedAt).toBeLessThanOrEqual(4_000);
    expect(stored(harness)).toHaveLength(1);
  });

  test.each([[503], ['reset'], ['silence'], [429]] as const)(
    'permanently with %p, the receiver answers with 503',
    async (fault) => {
      const harness = harnessWithTimeline();
      harness.network = answeringInTurn(fault);
      const startedAt = harness.time.now();
      expect(await deliver(harness, WEBHOOK, event(harness, 'onParticipantLeft'))).toBe(503);
      expect(harness.time.now() - startedAt).toBeLessThanOrEqual(4_000);
      expect(harness.log.at(-1)).toMatchObject({ outcome: 'store-unavailable' });
    },
  );

  test('after storing, the event is stored once', async () => {
    const harness = harnessWithTimeline();
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

  test('after storing until the receiver answers with 503, a repetition is stored again unless its token shows it', async () => {
    for (const [token, count] of [
      ['one', 1],
      [null, 2],
    ] as const) {
      const harness = harnessWithTimeline();
      const left = event(harness, 'onParticipantLeft');
      harness.network = async (_, send) => {
        await send();
        return errorAnswer(503);
      };
      expect(await deliver(harness, WEBHOOK, left, token)).toBe(503);
      harness.network = RELIABLE;
      expect(await deliver(harness, WEBHOOK, left, token)).toBe(200);
      expect(stored(harness)).toHaveLength(count);
    }
  });

  test('because of its write limit, the receiver answers with 503', async () => {
    const harness = harnessWithTimeline();
    for (let n = 0; n < 200; n += 1) {
      await deliver(harness, WEBHOOK, event(harness, 'onParticipantLeft', { ParticipantSid: `UT${n}` }));
    }
    expect(await deliver(harness, WEBHOOK, event(harness, 'onParticipantLeft'))).toBe(503);
  });
});

test('a delivery leaves one line in the log, without anything of its body but type and interaction', async () => {
  const harness = harnessWithTimeline();
  const joined = event(harness, 'onParticipantJoined', { ErrorMessage: 'a secret', TaskSid: `WT${'1'.repeat(32)}` });
  await deliver(harness, WEBHOOK, joined);
  expect(harness.log).toEqual([
    { event: 'receive', type: 'onParticipantJoined', interaction: joined.InteractionSid, outcome: 'stored' },
  ]);
});

test('functions that lack a setting say which in their log', async () => {
  const harness = harnessWithTimeline();
  const { DOMAIN_NAME: _, ...variables } = FUNCTION_VARIABLES;
  expect(await harness.receive(deliveryEvent(WEBHOOK, event(harness, 'onParticipantLeft')), variables)).toBe(500);
  expect(harness.log).toEqual([
    { event: 'receive', outcome: 'misconfigured', variable: 'DOMAIN_NAME', reason: 'not-deployed' },
  ]);
});

describe('with unusable settings', () => {
  const { RECORDS_SYNC_SERVICE_SID: _, ...withoutRecords } = FUNCTION_VARIABLES;

  test('the receiver keeps events for the default time', async () => {
    const harness = harnessWithTimeline();
    const variables = { ...FUNCTION_VARIABLES, INSPECTOR_RETENTION_HOURS: '24h', SWITCHED_OFF: 'TRUE' };
    expect(await harness.receive(deliveryEvent(WEBHOOK, event(harness, 'onParticipantLeft')), variables)).toBe(200);
    await harness.pass(24 * 3_600_000 - 1);
    expect(stored(harness)).toHaveLength(1);
  });

  test('the receiver stores the events of an attachment without the service of the records', async () => {
    const harness = harnessWithTimeline();
    expect(await harness.receive(deliveryEvent(WEBHOOK, closedEvent(harness)), withoutRecords)).toBe(200);
    expect(stored(harness)).toHaveLength(1);
  });

  test('the receiver refuses only events of global webhooks without the service of the records', async () => {
    const harness = harnessWithTimeline();
    const global: Webhook = { ...WEBHOOK, type: 'global', url: `https://${FUNCTIONS_DOMAIN}/events/receive` };
    expect(await harness.receive(deliveryEvent(global, event(harness, 'onParticipantLeft')), withoutRecords)).toBe(500);
    expect(harness.sent).toEqual([]);
    expect(harness.log[0]).toEqual({
      event: 'misconfigured',
      variable: 'RECORDS_SYNC_SERVICE_SID',
      reason: 'not-deployed',
    });
  });
});
