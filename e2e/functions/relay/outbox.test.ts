/** The outbox in Sync: how its items are kept, found, and protected from each other. */
import fc from 'fast-check';
import type { Reply } from '../../../functions/lib/twilio/http';
import { OUTBOX_LIFETIMES_S, type Outbox, type OutboxEntry } from '../../../functions/lib/twilio/outbox';
import { type EntryId, entryKey, formKey, OUTBOX_MAPS } from '../../../functions/lib/twilio/outbox-keys';
import { ACCOUNT } from '../../../local/world/model';
import { Harness } from '../../fixtures/harness';
import { errorAnswer, failing, RELIABLE } from '../../fixtures/network';
import { crmEntry, entryAt, OUTBOX_MAP, outboxKeys, RELAY, relayContext } from '../../fixtures/relay';
import { unwrap } from '../../fixtures/results';

const MAP = OUTBOX_MAP;
const ID = crmEntry('msg_1');

function setUp() {
  const harness = new Harness();
  /** Calls the outbox in an invocation of its own. */
  const ask = <T>(work: (outbox: Outbox) => Promise<Reply<T>>) => harness.time.run(work(relayContext(harness).outbox));
  const inMs = (ms: number) => harness.time.now() + ms;
  return { harness, ask, inMs };
}

/** A page without items that is followed by another one, as Sync may answer when items have just expired. */
const EMPTY_PAGE = {
  ...errorAnswer(200),
  text: async () => JSON.stringify({ items: [], meta: { next_page_url: 'https://sync.twilio.com/v1/next' } }),
};

const itemAt = ({ sync }: Harness, key: string) => sync.service(ACCOUNT.recordsSyncServiceSid).maps.get(MAP).get(key);

describe('a map of the outbox', () => {
  test('is created by the first write into it', async () => {
    const { harness, ask } = setUp();
    expect(outboxKeys(harness)).toEqual([]);
    expect(await ask((outbox) => outbox.addForm(ID, {}))).toEqual({ ok: true, value: null });
    expect(outboxKeys(harness)).toEqual([formKey(ID)]);
  });

  test('is one of sixteen', async () => {
    expect(new Set(OUTBOX_MAPS).size).toBe(16);
    expect(OUTBOX_MAPS).toContain(MAP);
  });

  test('that is missing has nothing due and no entries', async () => {
    const { harness, ask } = setUp();
    expect(unwrap(await ask((outbox) => outbox.due(MAP, harness.time.now())))).toEqual({ reminders: [], next: null });
    expect(unwrap(await ask((outbox) => outbox.list(MAP)))).toEqual({ entries: [], next: null });
    expect(unwrap(await ask((outbox) => outbox.read(ID)))).toBeNull();
    expect(unwrap(await ask((outbox) => outbox.readForm(ID)))).toBeNull();
  });
});

describe('a form', () => {
  const texts = fc.oneof(fc.string(), fc.array(fc.string(), { minLength: 2, maxLength: 3 }));
  const names = fc.oneof(fc.string(), fc.constantFrom('constructor', '__proto__', 'toString'));

  test('is read as it was stored, whatever it contains', async () => {
    const { ask } = setUp();
    let number = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(names, texts), { maxLength: 10 }), async (fields) => {
        number += 1;
        const id = crmEntry(`msg_${number}`);
        const form = Object.fromEntries(fields);
        unwrap(await ask((outbox) => outbox.addForm(id, form)));
        expect(unwrap(await ask((outbox) => outbox.readForm(id)))).toEqual(form);
      }),
      { numRuns: 50 },
    );
  });

  test('is stored once, and stays as it was', async () => {
    const { ask } = setUp();
    await ask((outbox) => outbox.addForm(ID, { n: '1' }));
    expect(await ask((outbox) => outbox.addForm(ID, { n: '2' }))).toMatchObject({ ok: true });
    expect(unwrap(await ask((outbox) => outbox.readForm(ID)))).toEqual({ n: '1' });
  });

  test('is gone after a week, and its entry after 30 days', async () => {
    const { harness, ask } = setUp();
    await ask((outbox) => outbox.addForm(ID, {}));
    await ask((outbox) => outbox.add(ID, entryAt(harness.time.now())));
    await harness.pass(OUTBOX_LIFETIMES_S.form * 1_000);
    expect(outboxKeys(harness)).toEqual([entryKey(ID)]);
    await harness.pass((OUTBOX_LIFETIMES_S.entry - OUTBOX_LIFETIMES_S.form) * 1_000);
    expect(outboxKeys(harness)).toEqual([]);
  });

  test('can be dropped, also once it is gone', async () => {
    const { harness, ask } = setUp();
    await ask((outbox) => outbox.addForm(ID, {}));
    expect(await ask((outbox) => outbox.dropForm(ID))).toEqual({ ok: true, value: null });
    expect(outboxKeys(harness)).toEqual([]);
    expect(await ask((outbox) => outbox.dropForm(ID))).toEqual({ ok: true, value: null });
  });

  test('that Sync does not take is reported', async () => {
    const { ask } = setUp();
    const huge = { x: '\u0001'.repeat(8_000) };
    expect(await ask((outbox) => outbox.addForm(ID, huge))).toMatchObject({
      ok: false,
      failure: { twilioCode: 54006 },
    });
  });
});

describe('an entry', () => {
  test('is added, read, and replaced by those who have its revision', async () => {
    const { harness, ask } = setUp();
    const entry = entryAt(harness.time.now());
    expect(unwrap(await ask((outbox) => outbox.add(ID, entry)))).toEqual(entry);
    const seen = unwrap(await ask((outbox) => outbox.read(ID)));
    if (seen === null) throw new Error('no entry');
    expect(seen).toMatchObject({ revision: '0', entry });
    const taken: OutboxEntry = { ...entry, state: 'trying', attempts: 2 };
    expect(unwrap(await ask((outbox) => outbox.replace(ID, seen, taken)))).toMatchObject({
      revision: '1',
      entry: taken,
    });
    expect(itemAt(harness, entryKey(ID)).data).toEqual(taken);
    expect(unwrap(await ask((outbox) => outbox.replace(ID, seen, taken)))).toBeNull();
  });

  test('that is there already stays, and is returned', async () => {
    const { harness, ask } = setUp();
    const first = entryAt(harness.time.now());
    await ask((outbox) => outbox.add(ID, first));
    expect(unwrap(await ask((outbox) => outbox.add(ID, { ...first, attempts: 7 })))).toEqual(first);
    expect(itemAt(harness, entryKey(ID)).data).toEqual(first);
  });

  test('that Sync does not take is reported, also if there is one already', async () => {
    const { harness, ask } = setUp();
    const entry = entryAt(harness.time.now());
    await ask((outbox) => outbox.add(ID, entry));
    harness.network = failing(400, ({ method }) => method === 'POST');
    expect(await ask((outbox) => outbox.add(ID, entry))).toMatchObject({ ok: false, failure: { kind: 'refused' } });
  });

  test('is added once, although the answers are lost', async () => {
    const { harness, ask } = setUp();
    await ask((outbox) => outbox.addForm(ID, {}));
    const entry = entryAt(harness.time.now());
    let isFirst = true;
    harness.network = async (_, send) => {
      const answer = await send();
      const isLost = isFirst;
      isFirst = false;
      return isLost ? errorAnswer(500) : answer;
    };
    expect(unwrap(await ask((outbox) => outbox.add(ID, entry)))).toEqual(entry);
  });

  test('that was delivered can be closed whatever its revision is, and is kept for an hour', async () => {
    const { harness, ask } = setUp();
    const entry = entryAt(harness.time.now());
    await ask((outbox) => outbox.add(ID, entry));
    const delivered: OutboxEntry = { ...entry, state: 'delivered', nextAt: null };
    expect(await ask((outbox) => outbox.close(ID, delivered))).toMatchObject({ ok: true });
    expect(itemAt(harness, entryKey(ID)).data).toEqual(delivered);
    expect(unwrap(await ask((outbox) => outbox.add(ID, entry)))).toEqual(delivered);
    await harness.pass(3_600_000);
    expect(outboxKeys(harness)).toEqual([]);
    expect(await ask((outbox) => outbox.close(ID, delivered))).toMatchObject({ ok: true });
  });

  test('that is there already is unknown if Sync does not give it', async () => {
    const { harness, ask } = setUp();
    const entry = entryAt(harness.time.now());
    await ask((outbox) => outbox.add(ID, entry));
    harness.network = failing(500, ({ method }) => method === 'GET');
    expect(await ask((outbox) => outbox.add(ID, entry))).toMatchObject({ ok: false, failure: { kind: 'unclear' } });
  });

  test('is closed, although an answer is lost', async () => {
    const { harness, ask } = setUp();
    const entry = entryAt(harness.time.now());
    await ask((outbox) => outbox.add(ID, entry));
    harness.network = async (_, send) => {
      await send();
      harness.network = RELIABLE;
      return errorAnswer(500);
    };
    expect(await ask((outbox) => outbox.close(ID, { ...entry, state: 'delivered' }))).toEqual({
      ok: true,
      value: null,
    });
  });

  test('that cannot be read counts as none, and is not overwritten', async () => {
    const { harness, ask } = setUp();
    await ask((outbox) => outbox.addForm(ID, {}));
    const by = { by: 'system' };
    harness.sync
      .service(ACCOUNT.recordsSyncServiceSid)
      .maps.get(MAP)
      .add(entryKey(ID), { data: { x: 1 } }, by);
    expect(unwrap(await ask((outbox) => outbox.read(ID)))).toBeNull();
    expect(await ask((outbox) => outbox.add(ID, entryAt(0)))).toMatchObject({ ok: false });
    expect(unwrap(await ask((outbox) => outbox.list(MAP)))).toEqual({ entries: [], next: null });
  });
});

describe('what is due', () => {
  const destinations = fc.constantFrom('crm', 'quality', 'url-0a1b2c3d', 'k'.repeat(116));

  test('is listed with the earliest first, up to now, page by page', async () => {
    const delays = fc.array(fc.tuple(fc.integer({ min: -100_000, max: 100_000 }), destinations), { maxLength: 70 });
    await fc.assert(
      fc.asyncProperty(delays, async (reminders) => {
        const { harness, ask, inMs } = setUp();
        const now = harness.time.now();
        for (const [index, [ms, destination]] of reminders.entries()) {
          unwrap(await ask((outbox) => outbox.remind({ relay: RELAY, event: `msg_${index}`, destination }, inMs(ms))));
        }
        await ask((outbox) => outbox.addForm(ID, {}));
        await ask((outbox) => outbox.add(ID, entryAt(now)));
        const first = unwrap(await ask((outbox) => outbox.due(MAP, now)));
        const second = first.next === null ? null : unwrap(await ask((outbox) => outbox.due(MAP, now, first.next)));
        const listed = [...first.reminders, ...(second?.reminders ?? [])].map(({ at }) => at - now);
        expect(listed).toEqual(
          reminders
            .map(([ms]) => ms)
            .filter((ms) => ms <= 0)
            .sort((a, b) => a - b),
        );
      }),
      { numRuns: 20 },
    );
  });

  /** Adds reminders that are due one after the other, and returns their keys. */
  async function remindTimes({ harness, ask }: ReturnType<typeof setUp>, count: number, at: number) {
    const keys: string[] = [];
    for (let number = 0; number < count; number += 1) {
      const reminder = await ask((outbox) => outbox.remind(crmEntry(`msg_${number}`), at + number));
      keys.push(unwrap(reminder).key);
      // Sync takes 20 writes a second.
      await harness.pass(50);
    }
    return keys;
  }

  test('goes on after the last reminder of a page', async () => {
    const account = setUp();
    const { harness, ask } = account;
    const keys = await remindTimes(account, 60, harness.time.now());
    const first = unwrap(await ask((outbox) => outbox.due(MAP, harness.time.now())));
    expect(first.reminders.map(({ key }) => key)).toEqual(keys.slice(0, 50));
    expect(first.next?.key).toBe(keys[49]);
    const second = unwrap(await ask((outbox) => outbox.due(MAP, harness.time.now(), first.next)));
    expect(second.reminders.map(({ key }) => key)).toEqual(keys.slice(50));
    expect(second.next).toBeNull();
  });

  test('ends with the first reminder that is not due, however many follow', async () => {
    const account = setUp();
    const { harness, ask } = account;
    const startedAt = harness.time.now();
    const keys = await remindTimes(account, 60, startedAt);
    const some = unwrap(await ask((outbox) => outbox.due(MAP, startedAt + 9)));
    expect({ ...some, reminders: some.reminders.map(({ key }) => key) }).toEqual({
      reminders: keys.slice(0, 10),
      next: null,
    });
    expect(unwrap(await ask((outbox) => outbox.due(MAP, startedAt - 1)))).toEqual({ reminders: [], next: null });
  });

  test('ends with an empty page, although Sync names another one', async () => {
    const { harness, ask } = setUp();
    harness.network = async () => EMPTY_PAGE;
    expect(unwrap(await ask((outbox) => outbox.due(MAP, harness.time.now())))).toEqual({ reminders: [], next: null });
  });

  test('names the entry', async () => {
    const { ask, inMs } = setUp();
    const id: EntryId = { relay: RELAY, event: `msg_${'f'.repeat(64)}`, destination: 'k'.repeat(116) };
    const { key } = unwrap(await ask((outbox) => outbox.remind(id, inMs(0))));
    // Sync takes keys of 256 characters.
    expect(key.length).toBeLessThanOrEqual(256);
    expect(unwrap(await ask((outbox) => outbox.due(MAP, inMs(0)))).reminders).toEqual([{ key, id, at: inMs(0) }]);
  });

  test('has a key of its own for each reminder, also of the same moment', async () => {
    const { harness, ask, inMs } = setUp();
    const first = unwrap(await ask((outbox) => outbox.remind(ID, inMs(0))));
    await ask((outbox) => outbox.remind(ID, inMs(0)));
    expect(outboxKeys(harness)).toHaveLength(2);
    await ask((outbox) => outbox.drop(first));
    expect(outboxKeys(harness)).toHaveLength(1);
    expect(await ask((outbox) => outbox.drop(first))).toMatchObject({ ok: true });
  });

  test('is unknown if Sync does not answer', async () => {
    const { harness, ask } = setUp();
    harness.network = failing(500, () => true);
    expect(await ask((outbox) => outbox.due(MAP, 0))).toMatchObject({ ok: false });
    expect(await ask((outbox) => outbox.remind(ID, harness.time.now()))).toMatchObject({ ok: false });
  });
});

describe('the entries', () => {
  test('of a map, or of one attachment, are listed page by page', async () => {
    const { harness, ask } = setUp();
    const entry = entryAt(harness.time.now());
    const relays = [RELAY, `a${'b'.repeat(31)}`];
    const ids = relays.flatMap((relay) =>
      Array.from({ length: 60 }, (_, number): EntryId => ({ relay, event: `msg_${number}`, destination: 'crm' })),
    );
    for (const id of ids) {
      await ask((outbox) => outbox.add(id, entry));
      await ask((outbox) => outbox.addForm(id, {}));
      // Sync takes 20 writes a second.
      await harness.pass(100);
    }
    const listAll = async (relay?: string) => {
      const listed: EntryId[] = [];
      let after: EntryId | null = null;
      do {
        const page = unwrap(
          await ask((outbox) => outbox.list(MAP, relay === undefined ? { after } : { relay, after })),
        );
        listed.push(...page.entries.map(({ id }) => id));
        after = page.next;
      } while (after !== null);
      return listed;
    };
    const sorted = (some: readonly EntryId[]) => [...some].sort((a, b) => (entryKey(a) < entryKey(b) ? -1 : 1));
    expect(await listAll()).toEqual(sorted(ids));
    // The second page ends among the entries of the other attachment.
    const [after] = sorted(ids.filter(({ relay }) => relay === RELAY)).slice(49);
    expect(unwrap(await ask((outbox) => outbox.list(MAP, { relay: RELAY, after: after ?? null }))).next).toBeNull();
    for (const relay of relays) expect(await listAll(relay)).toEqual(sorted(ids.filter((id) => id.relay === relay)));
  });
  test('of the last page are followed by none', async () => {
    const { harness, ask } = setUp();
    const entry = entryAt(harness.time.now());
    await ask((outbox) => outbox.add(ID, entry));
    expect(unwrap(await ask((outbox) => outbox.list(MAP)))).toEqual({ entries: [{ id: ID, entry }], next: null });
  });

  test('are unknown if Sync does not answer', async () => {
    const { harness, ask } = setUp();
    harness.network = failing(500, () => true);
    expect(await ask((outbox) => outbox.list(MAP))).toMatchObject({ ok: false, failure: { kind: 'unclear' } });
  });
});
