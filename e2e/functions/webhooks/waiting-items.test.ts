/** The items of webhooks that wait, in Sync: how they are kept, counted, and protected from each other. */
import { countWaiting } from '../../../functions/lib/twilio/count-waiting';
import { Deadline } from '../../../functions/lib/twilio/deadline';
import { type TwilioHttp, twilioHttp } from '../../../functions/lib/twilio/http';
import { type Waiting, type WaitingWebhooks, waitingWebhooks } from '../../../functions/lib/twilio/waiting-webhooks';
import { ACCOUNT } from '../../../local/world/model';
import type { InteractionSid } from '../../../src/contract/sids';
import { deleteSharedCollections, overwriteWaiting } from '../../fixtures/account-state';
import { Harness } from '../../fixtures/harness';
import {
  errorAnswer,
  failing,
  isCollectionCreate,
  isWaitingAdd,
  isWaitingDelete,
  isWaitingList,
  isWaitingUpdate,
  losingAnswers,
  RELIABLE,
} from '../../fixtures/network';
import { waitingItems } from '../../fixtures/new-interactions';
import { unwrap } from '../../fixtures/results';

const ID = 'a'.repeat(32);
const INTERACTION = `KD${'1'.repeat(32)}` as InteractionSid;
const OTHER_INTERACTION = `KD${'2'.repeat(32)}` as InteractionSid;
const DESTINATIONS: Waiting['destinations'] = [
  { id: 'crm', url: null, addedBy: null, addedAt: '2026-01-01T00:00:00.000Z', goneAt: null },
];
const ITEM: Waiting = { destinations: DESTINATIONS, interaction: null };

function setUp() {
  const harness = new Harness();
  const { accountSid, authToken, recordsSyncServiceSid } = ACCOUNT;
  /** Makes a call in an invocation of its own. */
  const call = <T>(work: (http: TwilioHttp) => Promise<T>) => {
    const io = harness.io((request, send) => harness.network(request, send));
    return harness.time.run(work(twilioHttp({ accountSid, authToken }, new Deadline(harness.time.now), io)));
  };
  const ask = <T>(work: (waiting: WaitingWebhooks) => Promise<T>) =>
    call((http) => work(waitingWebhooks(http, recordsSyncServiceSid)));
  const count = (most: number) => call((http) => countWaiting(http, recordsSyncServiceSid, most));
  const add = () => ask((waiting) => waiting.add(ID, DESTINATIONS, 60));
  /** Adds the item, and returns it as it is read. */
  const added = async () => {
    unwrap(await add());
    const item = unwrap(await ask((waiting) => waiting.read(ID)));
    if (item === null) throw new Error('There is no item');
    return item;
  };
  return { harness, ask, add, added, count };
}

const interactionIn = (harness: Harness) => waitingItems(harness).map(({ data }) => data.interaction);

describe('adding an item', () => {
  test('keeps the destinations, and no interaction', async () => {
    const { added } = setUp();
    expect((await added()).waiting).toEqual(ITEM);
  });

  test('again changes nothing', async () => {
    const { harness, ask, add, added } = setUp();
    const seen = await added();
    unwrap(await ask((waiting) => waiting.assign(ID, seen, INTERACTION)));
    expect(await add()).toEqual({ ok: true, value: null });
    expect(interactionIn(harness)).toEqual([INTERACTION]);
  });

  test('is repeated if Twilio does not answer', async () => {
    const { harness, add } = setUp();
    // Otherwise the first write finds no map.
    harness.sync
      .service(ACCOUNT.recordsSyncServiceSid)
      .maps.create({ uniqueName: 'interaction-webhooks-new' }, { by: 'system' });
    const lost = losingAnswers(isWaitingAdd);
    const isFirst = () => harness.sent.filter(isWaitingAdd).length === 1;
    harness.network = (request, send) => (isFirst() ? lost(request, send) : send());
    expect(await add()).toEqual({ ok: true, value: null });
    expect(harness.sent.filter(isWaitingAdd)).toHaveLength(2);
  });

  test('fails if Twilio refuses it', async () => {
    const { harness, add } = setUp();
    harness.network = failing(400, isWaitingAdd);
    expect(await add()).toMatchObject({ failure: { kind: 'refused' } });
  });

  test('creates the map if it is missing', async () => {
    const { harness, add } = setUp();
    deleteSharedCollections(harness);
    expect(await add()).toMatchObject({ ok: true });
    expect(harness.sent.filter(isCollectionCreate)).toHaveLength(1);
  });

  test('lets it expire', async () => {
    const { harness, add, ask } = setUp();
    await add();
    await harness.pass(61_000);
    expect(await ask((waiting) => waiting.read(ID))).toEqual({ ok: true, value: null });
  });
});

describe('giving an item to an interaction', () => {
  test('is refused if another one has got it since', async () => {
    const { harness, ask, added } = setUp();
    const seen = await added();
    unwrap(await ask((waiting) => waiting.assign(ID, seen, INTERACTION)));
    expect(await ask((waiting) => waiting.assign(ID, seen, OTHER_INTERACTION))).toEqual({ ok: true, value: null });
    expect(interactionIn(harness)).toEqual([INTERACTION]);
  });

  test('is refused if it is gone', async () => {
    const { harness, ask, added } = setUp();
    const seen = await added();
    await harness.pass(61_000);
    expect(await ask((waiting) => waiting.assign(ID, seen, INTERACTION))).toEqual({ ok: true, value: null });
  });

  test('fails if Twilio refuses it', async () => {
    const { harness, ask, added } = setUp();
    const seen = await added();
    harness.network = failing(400, isWaitingUpdate);
    expect(await ask((waiting) => waiting.assign(ID, seen, INTERACTION))).toMatchObject({
      failure: { kind: 'refused' },
    });
    expect(harness.sent.at(-1)?.method).toBe('POST');
  });

  test.each([
    ['succeeds if the item shows it', losingAnswers(isWaitingUpdate), { ok: true }],
    ['fails if it does not', failing(500, isWaitingUpdate), { ok: false, failure: { kind: 'unclear' } }],
  ])('without an answer, %s', async (_, network, result) => {
    const { harness, ask, added } = setUp();
    const seen = await added();
    harness.network = network;
    expect(await ask((waiting) => waiting.assign(ID, seen, INTERACTION))).toMatchObject(result);
  });

  test('without an answer, fails if another interaction has got it, or it is gone', async () => {
    const { harness, ask, added } = setUp();
    const seen = await added();
    harness.network = failing(500, isWaitingUpdate);
    overwriteWaiting(harness, ID, { ...ITEM, interaction: OTHER_INTERACTION });
    const assign = () => ask((waiting) => waiting.assign(ID, seen, INTERACTION));
    expect(await assign()).toMatchObject({ failure: { kind: 'unclear' } });
    await harness.pass(61_000);
    expect(await assign()).toMatchObject({ failure: { kind: 'unclear' } });
  });
});

describe('removing an item', () => {
  test('succeeds, also if it is gone already', async () => {
    const { harness, ask, add } = setUp();
    await add();
    for (let times = 0; times < 2; times += 1) {
      expect(await ask((waiting) => waiting.remove(ID))).toEqual({ ok: true, value: true });
    }
    expect(waitingItems(harness)).toEqual([]);
  });

  test('that was seen succeeds if it has not changed since', async () => {
    const { harness, ask, added } = setUp();
    const seen = await added();
    expect(await ask((waiting) => waiting.remove(ID, seen))).toEqual({ ok: true, value: true });
    expect(waitingItems(harness)).toEqual([]);
  });

  test('that was seen leaves it alone if it has changed since', async () => {
    const { harness, ask, added } = setUp();
    const seen = await added();
    unwrap(await ask((waiting) => waiting.assign(ID, seen, INTERACTION)));
    expect(await ask((waiting) => waiting.remove(ID, seen))).toEqual({ ok: true, value: false });
    expect(interactionIn(harness)).toEqual([INTERACTION]);
  });

  test('fails if Twilio does', async () => {
    const { harness, ask, added } = setUp();
    const seen = await added();
    harness.network = failing(500, isWaitingDelete);
    expect(await ask((waiting) => waiting.remove(ID, seen))).toMatchObject({ failure: { kind: 'unclear' } });
  });
});

describe('counting the items', () => {
  const idOf = (number: number) => number.toString(16).padStart(32, '0');

  /** Returns an account with this many items. */
  async function withItems(items: number) {
    const { harness, add, count } = setUp();
    await add();
    for (let number = 1; number < items; number += 1) {
      // Sync takes 20 writes a second.
      if (number % 20 === 0) await harness.pass(1_000);
      overwriteWaiting(harness, idOf(number), ITEM);
    }
    return { harness, count };
  }

  test('reads every page', async () => {
    const { harness, count } = await withItems(205);
    expect(await count(1_000)).toEqual({ ok: true, value: 205 });
    expect(harness.sent.filter(isWaitingList)).toHaveLength(3);
  });

  test('reads no more than is asked for', async () => {
    const { harness, count } = await withItems(205);
    expect(await count(100)).toEqual({ ok: true, value: 100 });
    expect(harness.sent.filter(isWaitingList)).toHaveLength(1);
  });

  test('leaves out those that an interaction has got, and those that cannot be read', async () => {
    const { harness, count } = await withItems(4);
    overwriteWaiting(harness, idOf(1), { ...ITEM, interaction: INTERACTION });
    overwriteWaiting(harness, idOf(2), { interaction: null });
    expect(await count(10)).toEqual({ ok: true, value: 2 });
  });

  test('finds none where the map is missing', async () => {
    const { harness, count } = setUp();
    deleteSharedCollections(harness);
    expect(await count(10)).toEqual({ ok: true, value: 0 });
  });

  test('ends at an empty page, even if Sync names another one', async () => {
    const { harness, count } = await withItems(1);
    const page = { items: [], meta: { next_page_url: 'https://sync.twilio.com/v1/next' } };
    harness.network = async () => ({ ...errorAnswer(200), text: async () => JSON.stringify(page) });
    expect(await count(10)).toEqual({ ok: true, value: 0 });
  });

  test('fails if Twilio does', async () => {
    const { harness, count } = await withItems(1);
    harness.network = failing(500, isWaitingList);
    expect(await count(10)).toMatchObject({ failure: { kind: 'unclear' } });
    harness.network = RELIABLE;
    expect(await count(10)).toEqual({ ok: true, value: 1 });
  });
});
