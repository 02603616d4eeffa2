/**
 * Repeats over real HTTP and the real runtime what `npm run prove` checks in process: one request to Twilio fails, and
 * the person's request still takes effect exactly once.
 */
import { ourNameOf } from '../../functions/lib/attachment/friendly-name';
import type { Fault } from '../../local/faults/fault';
import type { LocalTwilio } from '../../local/server';
import type { Ttid } from '../../src/contract/sids';
import { allWebhooks, boundTtid } from '../fixtures/account-state';
import { attachedBy, newAttachRequest, newDetachRequest } from '../fixtures/attachments';
import { aliceSubject } from '../fixtures/subjects';
import { TWILIO } from '../fixtures/twilio-endpoints';
import { type DeployedFunctions, startDeployedFunctions } from './deployed-functions';

const PORT = 4394;
const TIMEOUT_MS = 15_000;

let functions: DeployedFunctions;

beforeAll(async () => {
  functions = await startDeployedFunctions(PORT);
}, 60_000);

afterAll(() => functions.stop());

const FAULTS = {
  'is answered with 429': { kind: 'too-many-requests', retryAfterSeconds: 1 },
  'is answered with 500': { kind: 'server-error', moment: 'before' },
  'takes effect, but is answered with 500': { kind: 'server-error', moment: 'after' },
  'loses its connection': { kind: 'reset', moment: 'before' },
  'takes effect, but loses its connection': { kind: 'reset', moment: 'after' },
  'takes effect, but its answer breaks off': { kind: 'truncated' },
} as const satisfies Record<string, Fault>;

const UNKNOWN_SHAPE: Fault = { kind: 'wrong-json' };

/** Applies a fault to the first request to `endpoint` while `act` runs, and expects that there is one. */
async function withFault(twilio: LocalTwilio, endpoint: string, fault: Fault, act: () => Promise<void>) {
  twilio.faults.replace([{ endpoint, calls: { kind: 'nth', n: 1 }, fault }]);
  await act();
  expect(twilio.faults.list()).toMatchObject([{ hits: 1 }]);
  twilio.faults.clear();
}

const attach = (twilio: LocalTwilio, seenTtid: Ttid | null = null) =>
  functions.as('alice', 'attach', newAttachRequest(aliceSubject(twilio), { seenTtid }));

const detach = (twilio: LocalTwilio, ttid: Ttid) =>
  functions.as('alice', 'detach', newDetachRequest(aliceSubject(twilio), ttid));

/** Attaches and expects that the new webhook is bound, and the only one of this plugin. */
async function expectAttachedOnce(twilio: LocalTwilio, seenTtid: Ttid | null = null) {
  const { ttid } = attachedBy(await attach(twilio, seenTtid));
  expect(boundTtid(twilio)).toBe(ttid);
  return ttid;
}

const ourTtids = (twilio: LocalTwilio) =>
  allWebhooks(twilio)
    .filter((webhook) => ourNameOf(webhook) !== null)
    .map(({ ttid }) => ttid);

/** Combines the requests of an operation with all faults. */
const eachFault = (endpoints: Readonly<Record<string, string>>) =>
  Object.entries(endpoints).flatMap(([request, endpoint]) =>
    Object.entries(FAULTS).map(([failure, fault]) => [request, failure, endpoint, fault] as const),
  );

describe('an attach ends with one attached webhook', () => {
  test.each(
    eachFault({
      'the token’s validation': TWILIO.validateToken,
      'the list of participants': TWILIO.listParticipants,
      registering: TWILIO.registerWebhook,
      binding: TWILIO.bindWebhook,
    }),
  )(
    'when %s %s',
    async (_request, _failure, endpoint, fault) => {
      const twilio = await functions.redeploy();
      await withFault(twilio, endpoint, fault, async () => {
        await expectAttachedOnce(twilio);
      });
      expect(ourTtids(twilio)).toEqual([boundTtid(twilio)]);
    },
    TIMEOUT_MS,
  );
});

describe('replacing ends with the new webhook, and without the old one', () => {
  test.each(eachFault({ binding: TWILIO.bindWebhook, 'the deletion': TWILIO.deleteWebhook }))(
    'when %s %s',
    async (_request, _failure, endpoint, fault) => {
      const twilio = await functions.redeploy();
      const old = await expectAttachedOnce(twilio);
      await withFault(twilio, endpoint, fault, async () => {
        expect(await expectAttachedOnce(twilio, old)).not.toBe(old);
      });
      expect(ourTtids(twilio)).toEqual([boundTtid(twilio)]);
    },
    TIMEOUT_MS,
  );
});

describe('a detach ends with no webhook', () => {
  test.each(eachFault({ 'the deletion': TWILIO.deleteWebhook, unbinding: TWILIO.bindWebhook }))(
    'when %s %s',
    async (_request, _failure, endpoint, fault) => {
      const twilio = await functions.redeploy();
      const ttid = await expectAttachedOnce(twilio);
      await withFault(twilio, endpoint, fault, async () => {
        expect(await detach(twilio, ttid)).toMatchObject({ ok: true, value: { binding: { state: 'none' } } });
      });
      expect(boundTtid(twilio)).toBeNull();
      expect(ourTtids(twilio)).toEqual([]);
    },
    TIMEOUT_MS,
  );
});

describe('an answer of an unknown shape', () => {
  test.each([
    ['registering', TWILIO.registerWebhook],
    ['binding', TWILIO.bindWebhook],
  ])('to %s does no harm, since the functions look up the result', async (_request, endpoint) => {
    const twilio = await functions.redeploy();
    await withFault(twilio, endpoint, UNKNOWN_SHAPE, async () => {
      await expectAttachedOnce(twilio);
    });
    expect(ourTtids(twilio)).toEqual([boundTtid(twilio)]);
  });

  test.each([
    ['the token’s validation', TWILIO.validateToken],
    ['the list of participants', TWILIO.listParticipants],
  ])('to %s lets the attach fail without a change', async (_request, endpoint) => {
    const twilio = await functions.redeploy();
    await withFault(twilio, endpoint, UNKNOWN_SHAPE, async () => {
      expect(await attach(twilio)).toMatchObject({ ok: false, failure: { code: 'twilio-unavailable' } });
    });
    expect(twilio.world.webhooks.size).toBe(0);
  });

  test('to the deletion lets the detach fail, and detaching again succeeds', async () => {
    const twilio = await functions.redeploy();
    const ttid = await expectAttachedOnce(twilio);
    await withFault(twilio, TWILIO.deleteWebhook, UNKNOWN_SHAPE, async () => {
      expect(await detach(twilio, ttid)).toMatchObject({ ok: false, failure: { code: 'twilio-unavailable' } });
    });
    expect(await detach(twilio, ttid)).toMatchObject({ ok: true, value: { binding: { state: 'none' } } });
  });
});

test(
  'a webhook is adopted within the deadline if registering takes effect and is never answered',
  async () => {
    const twilio = await functions.redeploy();
    await withFault(twilio, TWILIO.registerWebhook, { kind: 'hang', moment: 'after' }, async () => {
      await expectAttachedOnce(twilio);
    });
    expect(ourTtids(twilio)).toHaveLength(1);
  },
  TIMEOUT_MS,
);
