/** The number of calls to Twilio that wait for one another. Each adds the time of one call to a click. */
import { ASSUMED, type Behavior } from '../../../local/twilio/flex-api/behavior';
import type { Ttid } from '../../../src/contract/sids';
import { aliceRecord, boundTtid, deleteSharedCollections, sharedCollections } from '../../fixtures/account-state';
import { attach, attachedBy, detach } from '../../fixtures/attachments';
import { createRequest } from '../../fixtures/console-requests';
import { bind, bindForeign } from '../../fixtures/foreign-webhooks';
import { Harness } from '../../fixtures/harness';
import { countSequentialCalls, isCollectionCreate } from '../../fixtures/network';
import { askForNewInteraction, waitingTtid } from '../../fixtures/new-interactions';

const DESTINATIONS = ['crm', 'inspector'] as const;

/** Returns an account in which a person has attached and detached a moment ago, so that the functions are warm. */
async function warm(identity: string, behavior: Behavior = ASSUMED): Promise<Harness> {
  const harness = new Harness(behavior);
  const { ttid } = attachedBy(await attach(harness, identity));
  await detach(harness, identity, ttid);
  bind(harness, null);
  return harness;
}

/** Counts the sequential calls of a request that succeeds. */
async function countOf(harness: Harness, act: () => Promise<{ readonly ok: boolean }>): Promise<number> {
  let hasSucceeded = false;
  const count = await countSequentialCalls(harness, async () => {
    hasSucceeded = (await act()).ok;
  });
  expect(hasSucceeded).toBe(true);
  return count;
}

describe.each(DESTINATIONS)('to the destination %s', (destination) => {
  const attached = async (harness: Harness, identity: string, seen: Ttid | null = null) =>
    attachedBy(await attach(harness, identity, seen, destination)).ttid;

  test('the first attach of an account takes four sequential calls, as every cold one', async () => {
    const harness = new Harness();
    expect(await countOf(harness, () => attach(harness, 'alice', null, destination))).toBe(4);
  });

  test('a warm attach takes three', async () => {
    const harness = await warm('alice');
    expect(await countOf(harness, () => attach(harness, 'alice', null, destination))).toBe(3);
  });

  test('replacing our own webhook takes four', async () => {
    const harness = await warm('alice');
    const seen = await attached(harness, 'alice');
    expect(await countOf(harness, () => attach(harness, 'alice', seen, destination))).toBe(4);
  });

  test('replacing a foreign webhook takes three', async () => {
    const harness = await warm('sam');
    const foreign = bindForeign(harness);
    expect(await countOf(harness, () => attach(harness, 'sam', foreign, destination))).toBe(3);
  });

  test('a detach takes four where nothing is displaced', async () => {
    const harness = await warm('alice');
    const ttid = await attached(harness, 'alice');
    expect(await countOf(harness, () => detach(harness, 'alice', ttid))).toBe(4);
    expect(boundTtid(harness)).toBeNull();
  });

  test('a detach takes five where a displaced webhook is bound again', async () => {
    const harness = await warm('sam');
    const foreign = bindForeign(harness);
    const ttid = await attached(harness, 'sam', foreign);
    expect(await countOf(harness, () => detach(harness, 'sam', ttid))).toBe(5);
    expect(boundTtid(harness)).toBe(foreign);
  });

  test('a detach takes five if Twilio does not unbind, to release its claim', async () => {
    const harness = await warm('alice', { ...ASSUMED, emptyTtidClears: false });
    const ttid = await attached(harness, 'alice');
    expect(await countOf(harness, () => detach(harness, 'alice', ttid))).toBe(5);
    expect(aliceRecord(harness)).toBeUndefined();
  });
});

test('a webhook for a new interaction takes five', async () => {
  const harness = new Harness();
  await waitingTtid(harness);
  const requestId = 'aaaaaaaa-0000-4000-8000-000000000002';
  expect(await countOf(harness, () => askForNewInteraction(harness, { requestId }))).toBe(5);
});

describe('maps and lists that all interactions share', () => {
  test('are not created on a click', async () => {
    const harness = new Harness();
    const { ttid } = attachedBy(await attach(harness, 'alice', null, 'inspector'));
    await detach(harness, 'alice', attachedBy(await attach(harness, 'alice', ttid)).ttid);
    expect(harness.sent.filter(isCollectionCreate)).toEqual([]);
  });

  test('are created by a click if they are missing', async () => {
    const harness = new Harness();
    const shared = sharedCollections(harness);
    deleteSharedCollections(harness);
    attachedBy(await attach(harness, 'sam'));
    expect(await harness.as('ada', 'create', createRequest())).toMatchObject({ ok: true });
    expect(sharedCollections(harness)).toEqual(shared);
  });
});
