/** The removal of this product from an account that others use, too. */
import fc from 'fast-check';
import { ASSUMED } from '../../local/twilio/flex-api/behavior';
import { ACCOUNT } from '../../local/world/model';
import { name as PLUGIN } from '../../package.json';
import type { InteractionSid, Ttid } from '../../src/contract/sids';
import { describePlan, warnings } from '../../tools/remove/describe';
import { newAttachRequest } from '../fixtures/attachments';
import { PAGINGS, smallPages } from '../fixtures/behavior';
import { registerForeign } from '../fixtures/foreign-webhooks';
import { Harness, type Network, type TwilioRequest } from '../fixtures/harness';
import { errorAnswer, failing } from '../fixtures/network';
import { registerOurs } from '../fixtures/our-webhooks';
import { withContract } from '../fixtures/plugin-requests';
import { aliceSubject } from '../fixtures/subjects';
import { describing } from '../fixtures/unreadable-webhooks';
import { deployFunctions, deployPlugin, release } from './account';
import { addConversation } from './conversations';
import { anyShape, deployedAccount, expectRemoved, FULL } from './deployed-account';
import { bindings, inventory } from './inventory';
import { look, rehearse, remove, removeUntil, startRemoval } from './removal';

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

const isReleaseRead = ({ url }: TwilioRequest) => url.endsWith('/Releases/active');

test('a release of others while the removal runs keeps its plugins', async () => {
  await fc.assert(
    fc.asyncProperty(fc.boolean(), fc.integer({ min: 1, max: 3 }), async (hasOurs, moment) => {
      const { harness } = await deployedAccount({ ...FULL, states: [] });
      const theirs = deployPlugin(harness, 'plugin-new', ['2.0.0']);
      const ours = harness.plugins.findPlugin(PLUGIN);
      let reads = 0;
      await remove(harness, async (request, send) => {
        if (isReleaseRead(request)) reads += 1;
        if (isReleaseRead(request) && reads === moment) release(harness, hasOurs && ours ? [theirs, ours] : [theirs]);
        return send();
      });
      expect(harness.plugins.activePlugins().map(({ plugin }) => plugin.uniqueName)).toEqual(['plugin-new']);
    }),
    { numRuns: 6 },
  );
});

test(
  'two removals at once remove everything of this product, and nothing else',
  async () => {
    await fc.assert(
      fc.asyncProperty(anyShape, fc.infiniteStream(fc.nat(400)), async (shape, delays) => {
        const account = await deployedAccount(shape);
        const { harness } = account;
        const slowly: Network = async (_, send) => {
          await harness.time.sleep(delays.next().value ?? 0);
          return send();
        };
        const both = [startRemoval(harness, slowly), startRemoval(harness, slowly)];
        await harness.time.run(Promise.allSettled(both));
        expect(await remove(harness)).toEqual([]);
        expectRemoved(account);
      }),
      { numRuns: 10 },
    );
  },
  TIMEOUT_MS,
);

/** Changes the answers to some requests. */
const changing =
  (isConcerned: (request: TwilioRequest) => boolean, change: (body: Body) => Body): Network =>
  async (request, send) => {
    const answer = await send();
    if (!isConcerned(request)) return answer;
    const text = JSON.stringify(change(JSON.parse(await answer.text())));
    return { ok: true, status: 200, headers: new Headers(), text: async () => text };
  };

type Body = Readonly<Record<string, unknown>>;

test.each<[string, RegExp]>([
  ['released plugins', /\/Configurations\/FJ\w+\/Plugins/],
  ['environments', /\/Environments\?/],
  ['builds', /\/Builds\?/],
])('where the list of %s does not lead to its end, nothing is changed', async (title, address) => {
  const { harness } = await deployedAccount(FULL);
  const sent = harness.sent.length;
  const isEndless = changing(
    ({ url }) => address.test(url),
    (body) => ({ ...body, meta: { next_page_url: 'https://x/?Page=1' } }),
  );
  await expect(remove(harness, isEndless)).rejects.toThrow(`The list of ${title} does not lead to its end`);
  expect(harness.sent.slice(sent).filter(({ method }) => method !== 'GET')).toEqual([]);
});

test.each([
  'serverless.twilio.com',
  'sync.twilio.com',
  'flex-api.twilio.com/v1/PluginService',
  'flex-api.twilio.com/v1/Instances',
])('with a key that may not read %s, nothing is changed', async (part) => {
  const { harness } = await deployedAccount({ ...FULL, states: ['ours'] });
  const sent = harness.sent.length;
  const refusing = failing(403, ({ url }) => url.includes(part));
  await expect(remove(harness, refusing)).rejects.toThrow('could not be read: Twilio refused it (status 403');
  expect(harness.sent.slice(sent).filter(({ method }) => method !== 'GET')).toEqual([]);
});

test('if the release cannot be read again, the plugin stays, and the rest goes', async () => {
  const account = await deployedAccount(FULL);
  let reads = 0;
  const left = await remove(account.harness, (request, send) => {
    if (isReleaseRead(request)) reads += 1;
    // The first read of each look at the account succeeds.
    return isReleaseRead(request) && reads % 6 !== 1 ? Promise.resolve(errorAnswer(403)) : send();
  });
  expect(new Set(left.map(({ reason }) => reason))).toEqual(
    new Set([
      'The release in use could not be read: Twilio refused it (status 403, error 20001).',
      'it is needed until all else is removed',
    ]),
  );
  expect(await remove(account.harness)).toEqual([]);
  expectRemoved(account);
});

test('displaced webhooks are bound again, whichever of two services with our name has their records', async () => {
  const account = await deployedAccount({ ...FULL, hasFunctions: false });
  account.harness.sync.createService({ friendlyName: 'Interaction webhooks: records' });
  const newestFirst = changing(
    ({ url }) => /sync.twilio.com\/v1\/Services\?/.test(url),
    ({ services, ...rest }) => ({ services: Array.isArray(services) ? services.toReversed() : services, ...rest }),
  );
  expect(await remove(account.harness, newestFirst)).toEqual([]);
  expectRemoved(account);
});

test('the default Sync service stays, whatever its name', async () => {
  const account = await deployedAccount(FULL);
  account.harness.sync.service('default').configure({ friendlyName: 'Interaction webhooks: records' });
  expect(await remove(account.harness)).toEqual([]);
});

test('things of others without a name stay, and keep nothing else from being removed', async () => {
  const account = await deployedAccount(FULL);
  const nameless = changing(
    ({ method, url }) => method === 'GET' && /serverless.*\/(Services|Environments)\?/.test(url),
    ({ services, environments, ...rest }) => ({
      ...rest,
      ...(Array.isArray(services) && { services: [{ sid: 'ZS9', unique_name: null }, ...services] }),
      ...(Array.isArray(environments) && {
        environments: [{ sid: 'ZE9', unique_name: null, domain_name: null }, ...environments],
      }),
    }),
  );
  expect(await remove(account.harness, nameless)).toEqual([]);
  expectRemoved(account);
});

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

test('a webhook that cannot be read stays, and a rehearsal counts it', async () => {
  const harness = new Harness();
  const [unreadable, ours] = ['a', 'b'].map((digit) =>
    registerOurs(harness, `KD${digit.repeat(32)}` as InteractionSid),
  );
  const network = describing(unreadable as Ttid, (row) => ({ ...row, webhook_events: null }));
  const found = await look(harness, network);
  expect(warnings(found)).toEqual([expect.stringContaining('Webhooks that cannot be read: 1. They stay')]);
  expect(found.webhooks.map(({ webhook }) => webhook.ttid)).toEqual([ours]);
  expect(await remove(harness, network)).toEqual([]);
  expect([...harness.world.webhooks.keys()]).toEqual([unreadable]);
});

test('a rehearsal shows a webhook’s name in one line, and nothing that changes the terminal', async () => {
  const harness = new Harness();
  const url = `https://${deployFunctions(harness)}/events/receive`;
  registerForeign(harness, { type: 'global', url, friendlyName: 'A\n3. Functions: none\u001b[8m' });
  const shown = describePlan(await rehearse(harness));
  expect(shown).toContain('“A 3. Functions: none”, which sends to the inspector\n3. Environments');
  expect(shown).not.toContain('\u001b');
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
