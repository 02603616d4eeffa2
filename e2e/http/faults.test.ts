/**
 * What the suites of `npm run prove` show in process, once more through real HTTP and the real runtime: one thing goes
 * wrong with one request to Twilio, and the person gets what they asked for, once.
 */
import { parseFriendlyName } from '../../functions/lib/attachment/friendly-name';
import type { Fault } from '../../local/faults/fault';
import type { LocalTwilio } from '../../local/server';
import { LIVE_EVENTS } from '../../src/contract/events';
import type { Ttid } from '../../src/contract/sids';
import { attachRequest, detachRequest } from '../fixtures/interaction-requests';
import { aliceSubject } from '../fixtures/subjects';
import { type Deployed, startDeployed } from './deployed';

const FIRST_PORT = 4394;

let deployed: Deployed;

beforeAll(async () => {
  deployed = await startDeployed(FIRST_PORT);
}, 60_000);

afterAll(() => deployed.stop());

const FAULTS = {
  'is answered with 429': { kind: 'too-many-requests', retryAfterSeconds: 1 },
  'is answered with 500': { kind: 'server-error', moment: 'before' },
  'is done, and answered with 500': { kind: 'server-error', moment: 'after' },
  'breaks off': { kind: 'reset', moment: 'before' },
  'is done, and breaks off': { kind: 'reset', moment: 'after' },
  'is done, and answered only half': { kind: 'truncated' },
} as const satisfies Record<string, Fault>;

const SOMETHING_ELSE: Fault = { kind: 'wrong-json' };

const ALL = Object.keys(FAULTS) as (keyof typeof FAULTS)[];

const VALIDATE = 'POST iam.twilio.com/v1/Accounts/:account/Tokens/validate';
const PARTICIPANTS = 'GET flex-api.twilio.com/v1/Interactions/:interaction/Channels/:channel/Participants';
const REGISTER = 'POST flex-api.twilio.com/v1/Instances/:instance/InteractionWebhooks';
const BIND = 'POST flex-api.twilio.com/v1/Interactions/:interaction';
const DELETE = 'DELETE flex-api.twilio.com/v1/Instances/:instance/InteractionWebhooks/:webhook';

/** Sees to it that the next request of this kind goes wrong, and that there is one. */
async function striking(twilio: LocalTwilio, endpoint: string, fault: Fault, act: () => Promise<void>) {
  twilio.faults.replace([{ endpoint, calls: { kind: 'nth', n: 1 }, fault }]);
  await act();
  expect(twilio.faults.list()).toMatchObject([{ hits: 1 }]);
  twilio.faults.clear();
}

const boundIn = (twilio: LocalTwilio) =>
  twilio.world.interactions.get(aliceSubject(twilio).interactionSid)?.webhookTtid ?? null;

const ours = (twilio: LocalTwilio) =>
  [...twilio.world.webhooks.values()].filter(({ friendlyName }) => parseFriendlyName(friendlyName) !== null);

/** Attaches, on a harness where nothing goes wrong yet. */
async function attachFirst(twilio: LocalTwilio): Promise<Ttid> {
  await deployed.ask('alice', 'attach', attachRequest(aliceSubject(twilio), null, LIVE_EVENTS, 1));
  return boundIn(twilio) as Ttid;
}

const cases = (endpoints: Readonly<Record<string, string>>) =>
  Object.entries(endpoints).flatMap(([what, endpoint]) => ALL.map((how) => [what, how, endpoint] as const));

describe('attach ends attached once', () => {
  test.each(
    cases({
      'the token’s validation': VALIDATE,
      'the reading of the participants': PARTICIPANTS,
      register: REGISTER,
      bind: BIND,
    }),
  )(
    'when %s %s',
    async (_what, how, endpoint) => {
      const twilio = await deployed.renew();
      await striking(twilio, endpoint, FAULTS[how], async () => {
        const result = await deployed.ask('alice', 'attach', attachRequest(aliceSubject(twilio), null, LIVE_EVENTS, 1));
        expect(result).toMatchObject({ ok: true, value: { binding: { state: 'attached', ttid: boundIn(twilio) } } });
      });
      expect(ours(twilio).map(({ ttid }) => ttid)).toEqual([boundIn(twilio)]);
    },
    15_000,
  );
});

describe('replacing ends with the new one, and the old one gone', () => {
  test.each(cases({ bind: BIND, 'the deletion': DELETE }))(
    'when %s %s',
    async (_what, how, endpoint) => {
      const twilio = await deployed.renew();
      const old = await attachFirst(twilio);
      await striking(twilio, endpoint, FAULTS[how], async () => {
        const result = await deployed.ask('alice', 'attach', attachRequest(aliceSubject(twilio), old, LIVE_EVENTS, 2));
        expect(result).toMatchObject({ ok: true, value: { binding: { state: 'attached', ttid: boundIn(twilio) } } });
      });
      expect(boundIn(twilio)).not.toBe(old);
      expect(ours(twilio).map(({ ttid }) => ttid)).toEqual([boundIn(twilio)]);
    },
    15_000,
  );
});

describe('detach ends with nothing bound', () => {
  test.each(cases({ 'the deletion': DELETE, 'the unbinding': BIND }))(
    'when %s %s',
    async (_what, how, endpoint) => {
      const twilio = await deployed.renew();
      const ttid = await attachFirst(twilio);
      await striking(twilio, endpoint, FAULTS[how], async () => {
        const result = await deployed.ask('alice', 'detach', detachRequest(aliceSubject(twilio), ttid, 2));
        expect(result).toMatchObject({ ok: true, value: { binding: { state: 'none' } } });
      });
      expect(boundIn(twilio)).toBeNull();
      expect(ours(twilio)).toEqual([]);
    },
    15_000,
  );
});

describe('an answer of a shape that Twilio never sends', () => {
  test.each([
    ['register', REGISTER],
    ['bind', BIND],
  ])('does not matter where %s can be looked up', async (_what, endpoint) => {
    const twilio = await deployed.renew();
    await striking(twilio, endpoint, SOMETHING_ELSE, async () => {
      const result = await deployed.ask('alice', 'attach', attachRequest(aliceSubject(twilio), null, LIVE_EVENTS, 1));
      expect(result).toMatchObject({ ok: true, value: { binding: { state: 'attached', ttid: boundIn(twilio) } } });
    });
    expect(ours(twilio).map(({ ttid }) => ttid)).toEqual([boundIn(twilio)]);
  });

  test.each([
    ['the token’s validation', VALIDATE],
    ['the reading of the participants', PARTICIPANTS],
  ])('to %s is no answer, and changes nothing', async (_what, endpoint) => {
    const twilio = await deployed.renew();
    await striking(twilio, endpoint, SOMETHING_ELSE, async () => {
      const result = await deployed.ask('alice', 'attach', attachRequest(aliceSubject(twilio), null, LIVE_EVENTS, 1));
      expect(result).toMatchObject({ ok: false, failure: { code: 'twilio-unavailable' } });
    });
    expect(twilio.world.webhooks.size).toBe(0);
  });

  test('to the deletion is told, and detaching once more gets there', async () => {
    const twilio = await deployed.renew();
    const ttid = await attachFirst(twilio);
    const detach = () => deployed.ask('alice', 'detach', detachRequest(aliceSubject(twilio), ttid, 2));
    await striking(twilio, DELETE, SOMETHING_ELSE, async () => {
      expect(await detach()).toMatchObject({ ok: false, failure: { code: 'twilio-unavailable' } });
    });
    expect(await detach()).toMatchObject({ ok: true, value: { binding: { state: 'none' } } });
  });
});

test('a register that hangs after it was done is adopted within the deadline', async () => {
  const twilio = await deployed.renew();
  await striking(twilio, REGISTER, { kind: 'hang', moment: 'after' }, async () => {
    const result = await deployed.ask('alice', 'attach', attachRequest(aliceSubject(twilio), null, LIVE_EVENTS, 1));
    expect(result).toMatchObject({ ok: true, value: { binding: { ttid: boundIn(twilio) } } });
  });
  expect(ours(twilio)).toHaveLength(1);
}, 15_000);
