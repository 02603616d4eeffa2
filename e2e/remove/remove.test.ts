/** The removal of this product from an account that others use, too. */
import fc from 'fast-check';
import { ASSUMED } from '../../local/twilio/flex-api/behavior';
import { ACCOUNT } from '../../local/world/model';
import type { InteractionSid } from '../../src/contract/sids';
import { newAttachRequest } from '../fixtures/attachments';
import { PAGINGS, smallPages } from '../fixtures/behavior';
import { registerForeign } from '../fixtures/foreign-webhooks';
import { Harness, type Network, type TwilioRequest } from '../fixtures/harness';
import { errorAnswer, failing } from '../fixtures/network';
import { registerOurs } from '../fixtures/our-webhooks';
import { withContract } from '../fixtures/plugin-requests';
import { aliceSubject } from '../fixtures/subjects';
import { deployFunctions } from './account';
import { addConversation } from './conversations';
import { anyShape, deployedAccount, expectRemoved, FULL } from './deployed-account';
import { bindings, inventory } from './inventory';
import { rehearse, remove, removeUntil } from './removal';

/** For hundreds of removals on a busy machine. */
const TIMEOUT_MS = 120_000;

test('everything of this product goes, and nothing else changes', async () => {
  const account = await deployedAccount(FULL);
  expect(inventory(account.harness).ours.length).toBeGreaterThan(20);
  expect(await remove(account.harness)).toEqual([]);
  expectRemoved(account);
  expect(account.harness.unknown.all()).toEqual([]);
});

test(
  'whatever an account has, everything of this product goes, and nothing else changes',
  async () => {
    await fc.assert(
      fc.asyncProperty(anyShape, async (shape) => {
        const account = await deployedAccount(shape);
        expect(await remove(account.harness)).toEqual([]);
        expectRemoved(account);
      }),
      { numRuns: 12 },
    );
  },
  TIMEOUT_MS,
);

test(
  'a removal that is cut off at any request is completed by the next one',
  async () => {
    await fc.assert(
      fc.asyncProperty(anyShape, fc.integer({ min: 1, max: 120 }), fc.boolean(), async (shape, last, takesEffect) => {
        const account = await deployedAccount(shape);
        await removeUntil(account.harness, last, takesEffect);
        expect(await remove(account.harness)).toEqual([]);
        expectRemoved(account);
      }),
      { numRuns: 20 },
    );
  },
  TIMEOUT_MS,
);

/** A network that fails for some requests, by their number. */
const failingAt = (faults: ReadonlyMap<number, 'overloaded' | 'broken' | 'lost'>): Network => {
  let sent = 0;
  return async (_, send) => {
    sent += 1;
    const fault = faults.get(sent);
    if (fault === 'overloaded') return errorAnswer(429);
    if (fault === 'broken') return errorAnswer(500);
    const answer = await send();
    return fault === 'lost' ? errorAnswer(500) : answer;
  };
};

test(
  'after failures of Twilio, what is left is reported, and a repeated removal is complete',
  async () => {
    const fault = fc.constantFrom('overloaded' as const, 'broken' as const, 'lost' as const);
    const faults = fc.array(fc.tuple(fc.integer({ min: 1, max: 150 }), fault), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(anyShape, faults, async (shape, chosen) => {
        const account = await deployedAccount(shape);
        const left = await remove(account.harness, failingAt(new Map(chosen))).catch(() => null);
        if (left?.length === 0) expectRemoved(account);
        expect(await remove(account.harness)).toEqual([]);
        expectRemoved(account);
      }),
      { numRuns: 12 },
    );
  },
  TIMEOUT_MS,
);

test.each<[string, (request: TwilioRequest) => boolean]>([
  ['webhook', ({ method, url }) => method === 'DELETE' && url.includes('/InteractionWebhooks/')],
  ['Functions service', ({ method, url }) => method === 'DELETE' && /serverless.*\/Services\/ZS\w+$/.test(url)],
  ['version of the plugin', ({ url }) => url.endsWith('/Archive')],
  ['file of the plugin', ({ method, url }) => method === 'DELETE' && url.includes('/Assets/')],
  ['timeline', ({ method, url }) => method === 'DELETE' && url.includes('/Maps/')],
])('a %s that cannot be removed costs itself and the records, until the removal is repeated', async (_, isRefused) => {
  const account = await deployedAccount({ ...FULL, states: ['ours', 'ours in the place of a foreign one'] });
  const [first] = (await requestsOf(account.harness)).filter(isRefused);
  const left = await remove(account.harness, (request, send) =>
    request.url === first?.url && isRefused(request) ? Promise.resolve(errorAnswer(403)) : send(),
  );
  expect(left.map(({ reason }) => reason)).toContain('it is needed until all else is removed');
  expect(left.length).toBeLessThanOrEqual(3);
  expect(await remove(account.harness)).toEqual([]);
  expectRemoved(account);
});

/** Returns the requests that a removal would send, from a removal of an equal account. */
async function requestsOf(_: Harness): Promise<readonly TwilioRequest[]> {
  const { harness } = await deployedAccount({ ...FULL, states: ['ours', 'ours in the place of a foreign one'] });
  const before = harness.sent.length;
  await remove(harness);
  return harness.sent.slice(before);
}

test('while the plugin cannot be taken out of the release, its versions and files stay', async () => {
  const account = await deployedAccount({ ...FULL, states: ['ours'] });
  const left = await remove(
    account.harness,
    failing(400, ({ method, url }) => method === 'POST' && url.endsWith('/Releases')),
  );
  expect(left.map(({ reason }) => reason)).toEqual([
    'Twilio refused it (status 400, error 20001)',
    ...Array(7).fill('the plugin is still released'),
    'it is needed until all else is removed',
  ]);
  expect(await remove(account.harness)).toEqual([]);
  expectRemoved(account);
});

test(
  'a webhook that someone attaches while the removal runs goes, too',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 60 }), fc.nat(1_500), async (moment, delayMs) => {
        const account = await deployedAccount({ ...FULL, states: ['ours'] });
        const { harness } = account;
        const functions = harness.instance(async (_request, send) => {
          await harness.time.sleep(delayMs);
          return send();
        });
        const fields = withContract(harness.fieldsOf('alice', newAttachRequest(aliceSubject(harness))));
        let sent = 0;
        let isStarted = false;
        await remove(harness, (request, send) => {
          sent += 1;
          // Twilio starts no function after its environment is deleted.
          const isLastMoment = request.method === 'DELETE' && request.url.includes('/Environments/');
          if (!isStarted && (sent === moment || isLastMoment)) {
            isStarted = true;
            void harness.invoke('attach', fields, undefined, functions);
          }
          return send();
        });
        expect(isStarted).toBe(true);
        expectRemoved(account);
        expect(bindings(harness).get(aliceSubject(harness).interactionSid) ?? null).toBe(null);
      }),
      { numRuns: 10 },
    );
  },
  TIMEOUT_MS,
);

test('webhooks go even if the service of the records is gone, which named the displaced ones', async () => {
  const harness = new Harness();
  await addConversation(harness, 'ours in the place of a foreign one');
  const { interaction } = await addConversation(harness, 'ours');
  harness.sync.removeService(ACCOUNT.recordsSyncServiceSid);
  expect(await remove(harness)).toEqual([]);
  expect(inventory(harness).ours).toEqual([]);
  expect(bindings(harness).get(interaction) ?? null).toBe(null);
});

test('where nothing is left, a removal changes nothing', async () => {
  const account = await deployedAccount(FULL);
  await remove(account.harness);
  const before = account.harness.sent.length;
  expect(await remove(account.harness)).toEqual([]);
  expect(account.harness.sent.slice(before).filter(({ method }) => method !== 'GET')).toEqual([]);
  expectRemoved(account);
});

test('a webhook to the inspector goes whatever its name, because its receiver goes', async () => {
  const harness = new Harness();
  const url = `https://${deployFunctions(harness)}/events/receive`;
  const toInspector = registerForeign(harness, { type: 'global', url, friendlyName: 'All events' });
  const other = registerForeign(harness, { type: 'global', url: `${url}r`, friendlyName: 'All events' });
  await remove(harness);
  expect([...harness.world.webhooks.keys()]).toEqual([other]);
  expect(toInspector).not.toBe(other);
});

test.each(PAGINGS)('lists with pages by %s are removed to their end', async (pagesBy) => {
  const account = await deployedAccount(FULL, smallPages(pagesBy));
  for (let number = 0; number < 9; number += 1) {
    registerOurs(account.harness, `KD${String(number).padStart(32, 'f')}` as InteractionSid);
  }
  expect(await remove(account.harness)).toEqual([]);
  expectRemoved(account);
});

test('where Twilio does not unbind, interactions keep the IDs of deleted webhooks, and all else goes', async () => {
  const account = await deployedAccount(FULL, { ...ASSUMED, emptyTtidClears: false });
  expect(await remove(account.harness)).toEqual([]);
  expect(inventory(account.harness)).toEqual({ ours: [], others: account.others });
});

test('a rehearsal names everything, and changes nothing', async () => {
  const { harness } = await deployedAccount(FULL);
  const before = [inventory(harness), bindings(harness)];
  const sent = harness.sent.length;
  const { stages, last } = await rehearse(harness);
  expect(harness.sent.slice(sent).filter(({ method }) => method !== 'GET')).toEqual([]);
  expect([inventory(harness), bindings(harness)]).toEqual(before);
  expect([...stages, last].map(({ removals }) => removals.length)).toEqual([1, 9, 1, 1, 2, 1, 2, 2, 3, 1]);
});
