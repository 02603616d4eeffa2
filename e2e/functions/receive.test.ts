import fc from 'fast-check';
import { FUNCTIONS_DOMAIN } from '../../local/functions/address';
import { FUNCTION_VARIABLES } from '../../local/functions/variables';
import type { EventParameters, Webhook } from '../../local/world/model';
import { EVENT_NAMES } from '../../src/contract/events';
import { arriving, deliver, event, eventsIn } from './events';
import { answering } from './network';
import { Stage } from './stage';

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

/** A stage with an empty timeline for the webhook. */
function staged(): Stage {
  const stage = new Stage();
  stage.sync.service('default').maps.create({ uniqueName: TIMELINE }, { by: 'system' });
  return stage;
}

const stored = (stage: Stage) => eventsIn(stage, TIMELINE);

/** What happens to the first requests, each in its turn; all others arrive. */
const meet = (stage: Stage, ...statuses: (number | 'reset' | 'silence')[]) => {
  stage.network = async (_, send) => {
    const next = statuses.length > 1 ? statuses.shift() : statuses[0];
    if (next === undefined || next === 200) return send();
    if (next === 'reset') throw new TypeError('fetch failed');
    if (next === 'silence') return new Promise(() => undefined);
    return answering(next);
  };
};

describe('the receiver', () => {
  test.each([...EVENT_NAMES, 'onSomethingNew'])('keeps %s with one write, and answers', async (type) => {
    const stage = staged();
    expect(await deliver(stage, WEBHOOK, event(stage, type, { FlexInstanceSid: 'GO1' }))).toBe(200);
    const { EventType: _, ...parameters } = event(stage, type, { FlexInstanceSid: 'GO1' });
    expect(stored(stage)).toEqual([
      { type, receivedAt: new Date(stage.time.now()).toISOString(), webhook: 'interaction', parameters },
    ]);
    expect(stage.sent.map(({ method }) => method)).toEqual(['POST']);
  });

  test('keeps an event for as long as is set', async () => {
    const stage = staged();
    const variables = { ...FUNCTION_VARIABLES, INSPECTOR_RETENTION_HOURS: '2' };
    await stage.receive(arriving(WEBHOOK, event(stage, 'onParticipantLeft')), variables);
    await stage.time.run(stage.time.sleep(2 * 3_600_000 - 1));
    expect(stored(stage)).toHaveLength(1);
    await stage.time.run(stage.time.sleep(1));
    expect(stored(stage)).toHaveLength(0);
  });

  test('keeps the same event once within ten seconds, and again after them', async () => {
    const stage = staged();
    const left = event(stage, 'onParticipantLeft');
    for (const wait of [0, 9_999, 1]) {
      await stage.time.run(stage.time.sleep(wait));
      expect(await deliver(stage, WEBHOOK, left)).toBe(200);
    }
    expect(stored(stage)).toHaveLength(2);
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
        const stage = staged();
        for (const { type, ParticipantSid } of deliveries) {
          expect(await deliver(stage, WEBHOOK, event(stage, type, { ParticipantSid }))).toBe(200);
        }
        const kept = stored(stage).map(({ type, parameters }) => type + parameters.ParticipantSid);
        expect(kept.sort()).toEqual(all.map(({ type, ParticipantSid }) => type + ParticipantSid).sort());
      }),
      { numRuns: 50 },
    );
  });

  test('keeps no address or number of a person', async () => {
    const stage = staged();
    const failed = event(stage, 'onChannelCreateFailed', {
      ErrorCode: '45004',
      ErrorMessage: 'jane@example.com cannot be reached at +15005550009',
    });
    await deliver(stage, WEBHOOK, failed);
    expect(stored(stage)[0]?.parameters).toMatchObject({
      ErrorCode: '45004',
      ErrorMessage: '[e-mail] cannot be reached at [number]',
      InteractionSid: failed.InteractionSid,
    });
  });
});

describe('the receiver refuses, storing nothing and for good,', () => {
  const refused = async (stage: Stage, status: number, outcome: string, arrived: Record<string, unknown>) => {
    expect(await stage.receive(arrived)).toBe(status);
    expect(stored(stage)).toEqual([]);
    expect(stage.log).toEqual([expect.objectContaining({ outcome })]);
  };
  const left = (stage: Stage, parameters: EventParameters = {}) =>
    arriving(WEBHOOK, event(stage, 'onParticipantLeft', parameters));

  test('what is not signed', async () => {
    const stage = staged();
    await refused(stage, 403, 'forged', { ...left(stage), request: { headers: {} } });
    expect(stage.sent).toEqual([]);
  });

  test('what is signed for other parameters', async () => {
    const stage = staged();
    await refused(stage, 403, 'forged', { ...left(stage), TaskSid: 'WT1' });
  });

  test('what is signed for another attachment', async () => {
    const stage = staged();
    const other = { ...WEBHOOK, url: WEBHOOK.url.replace(ID, 'f'.repeat(32)) };
    await refused(stage, 403, 'forged', { ...arriving(other, event(stage, 'onParticipantLeft')), a: ID });
  });

  test('what is of another account', async () => {
    const stage = staged();
    await refused(stage, 403, 'forged', left(stage, { AccountSid: `AC${'f'.repeat(32)}` }));
  });

  test('what comes by GET', async () => {
    const stage = staged();
    await refused(stage, 403, 'forged', arriving({ ...WEBHOOK, method: 'GET' }, event(stage, 'onParticipantLeft')));
  });

  test('what is for an attachment that is not known, or not any more', async () => {
    const stage = staged();
    const other = { ...WEBHOOK, url: WEBHOOK.url.replace(ID, 'f'.repeat(32)) };
    await refused(stage, 404, 'unknown-attachment', arriving(other, event(stage, 'onParticipantLeft')));
    expect(stage.sync.service('default').maps.find(`interaction-webhook-${'f'.repeat(32)}`)).toBeUndefined();
  });

  test('what is too large', async () => {
    const stage = staged();
    await refused(stage, 413, 'too-large', left(stage, { Unknown: 'x'.repeat(8_192) }));
    const fields = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`F${n}`, '']));
    stage.log.length = 0;
    await refused(stage, 413, 'too-large', left(stage, fields));
  });

  test('what has no type', async () => {
    const stage = staged();
    await refused(stage, 400, 'malformed', left(stage, { EventType: '' }));
  });

  test('what Sync does not take', async () => {
    const stage = staged();
    meet(stage, 400);
    await refused(stage, 424, 'store-refused', left(stage));
    expect(stage.sent).toHaveLength(1);
  });
});

describe('when the store fails', () => {
  test.each([
    [[503, 200]],
    [['reset', 'reset', 'reset', 'reset', 200]],
    [['silence', 200]],
    [[429, 429, 200]],
  ] as const)('%p: the event is kept all the same', async (statuses) => {
    const stage = staged();
    meet(stage, ...statuses);
    const startedAt = stage.time.now();
    expect(await deliver(stage, WEBHOOK, event(stage, 'onParticipantLeft'))).toBe(200);
    expect(stage.time.now() - startedAt).toBeLessThanOrEqual(4_000);
    expect(stored(stage)).toHaveLength(1);
  });

  test.each([[503], ['reset'], ['silence'], [429]] as const)('for good with %p, Twilio gets a 503', async (fault) => {
    const stage = staged();
    meet(stage, fault);
    const startedAt = stage.time.now();
    expect(await deliver(stage, WEBHOOK, event(stage, 'onParticipantLeft'))).toBe(503);
    expect(stage.time.now() - startedAt).toBeLessThanOrEqual(4_000);
    expect(stage.log.at(-1)).toMatchObject({ outcome: 'store-unavailable' });
  });

  test('after it has stored, the event is kept once', async () => {
    const stage = staged();
    let isFirst = true;
    stage.network = async (_, send) => {
      const answer = await send();
      if (!isFirst) return answer;
      isFirst = false;
      throw new TypeError('fetch failed');
    };
    expect(await deliver(stage, WEBHOOK, event(stage, 'onParticipantLeft'))).toBe(200);
    expect(stored(stage)).toHaveLength(1);
  });

  test('by taking no more writes, what does not get through in time is told to Twilio', async () => {
    const stage = staged();
    for (let n = 0; n < 200; n += 1) {
      await deliver(stage, WEBHOOK, event(stage, 'onParticipantLeft', { ParticipantSid: `UT${n}` }));
    }
    expect(await deliver(stage, WEBHOOK, event(stage, 'onParticipantLeft'))).toBe(503);
  });
});

test('a delivery leaves one line in the log, without anything of its body but type and interaction', async () => {
  const stage = staged();
  const joined = event(stage, 'onParticipantJoined', { ErrorMessage: 'a secret', TaskSid: `WT${'1'.repeat(32)}` });
  await deliver(stage, WEBHOOK, joined);
  expect(stage.log).toEqual([
    { event: 'receive', type: 'onParticipantJoined', interaction: joined.InteractionSid, outcome: 'stored' },
  ]);
});

test('functions that lack a setting say which in their log', async () => {
  const stage = staged();
  const { RECORDS_SYNC_SERVICE_SID: _, ...variables } = FUNCTION_VARIABLES;
  expect(await stage.receive(arriving(WEBHOOK, event(stage, 'onParticipantLeft')), variables)).toBe(500);
  expect(stage.log).toEqual([{ event: 'receive', outcome: 'misconfigured', variable: 'RECORDS_SYNC_SERVICE_SID' }]);
});
