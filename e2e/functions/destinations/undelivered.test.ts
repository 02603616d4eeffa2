/** The events that destinations did not get, in all interactions, and sending them again from the console. */
import { type EntryId, entryKey, mapOf } from '../../../functions/lib/twilio/outbox-keys';
import { FUNCTION_VARIABLES } from '../../../local/functions/variables';
import { ACCOUNT, type Webhook } from '../../../local/world/model';
import type { Answer } from '../../../src/contract/endpoints';
import type { OutboxPosition } from '../../../src/contract/paging';
import type { Undelivered } from '../../../src/contract/undelivered';
import { attachedBy, detach, newAttachRequest } from '../../fixtures/attachments';
import { deliver, event } from '../../fixtures/events';
import { FORGED_ENTRIES, FORGED_OUTBOX_POSITIONS } from '../../fixtures/forged-cursors';
import { Harness } from '../../fixtures/harness';
import { failing } from '../../fixtures/network';
import { answered, keepUndelivered, recordDials } from '../../fixtures/relay';
import { codeOf, unwrap } from '../../fixtures/results';
import { ABSENT_ENTRY, aliceSubject } from '../../fixtures/subjects';

const DAY_MS = 24 * 3_600_000;
const QUALITY_URL = 'https://quality.example.com/events';

/** Attaches the CRM and the quality team, which is down, and lets one event happen. */
async function withFailure(attacher = 'sam') {
  const harness = new Harness();
  const destination = { status: 503 };
  harness.dial = async ({ url }) => answered(url === QUALITY_URL ? destination.status : 200);
  const request = newAttachRequest(aliceSubject(harness), { destinations: ['crm', 'quality'] });
  const { ttid } = attachedBy(await harness.as(attacher, 'attach', request));
  await deliver(harness, harness.world.webhooks.get(ttid) as Webhook, event(harness, 'onParticipantUpdated'));
  return { harness, destination, ttid };
}

const list = async (harness: Harness, identity = 'sam', from: OutboxPosition | null = null) =>
  unwrap(await harness.as(identity, 'listUndelivered', { from }));

async function onlyEntry(harness: Harness, identity?: string): Promise<Undelivered> {
  const [entry, ...others] = (await list(harness, identity)).entries;
  if (entry === undefined || others.length > 0) throw new Error('There is not exactly one undelivered event');
  return entry;
}

const STOPPED = { delivery: { state: 'failed', nextAt: null }, isStopped: true };

const OTHER: EntryId = { relay: '7'.repeat(32), event: 'msg_1', destination: 'crm' };

/** Puts an item into the outbox beside those of `OTHER`, as a person would. */
const putItem = ({ sync }: Harness, key: string, data: object) =>
  sync.service(ACCOUNT.recordsSyncServiceSid).maps.get(mapOf(OTHER.relay)).put(key, { data }, { by: 'system' });

const sendAgain = (harness: Harness, id: string, identity = 'sam') => harness.as(identity, 'sendUndelivered', { id });

describe('the list of undelivered events', () => {
  test('is empty, and has one page, while every destination gets its events', async () => {
    expect(await list(new Harness())).toEqual({ entries: [], next: null });
  });

  test('says what a destination did not get, why, and when it is tried again', async () => {
    const { harness } = await withFailure();
    const { interactionSid } = aliceSubject(harness);
    expect(await list(harness)).toEqual({
      entries: [
        {
          id: expect.stringMatching(/^[0-9a-f]{32}\.msg_[0-9a-f]+\.quality$/),
          interactionSid,
          destination: { id: 'quality', label: 'Quality team' },
          type: 'onParticipantUpdated',
          receivedAt: expect.any(String),
          delivery: {
            state: 'failed',
            at: expect.any(String),
            outcome: { kind: 'answered', status: 503, ms: 0 },
            attempts: 1,
            nextAt: expect.any(String),
          },
          obstacle: null,
        },
      ],
      next: null,
    });
  });

  test('keeps what was given up after a day', async () => {
    const { harness } = await withFailure();
    await harness.pass(DAY_MS);
    expect(await onlyEntry(harness)).toMatchObject({ destination: { id: 'quality' }, obstacle: null });
  });

  test('leaves out what was delivered later', async () => {
    const { harness, destination } = await withFailure();
    destination.status = 200;
    await sendAgain(harness, (await onlyEntry(harness)).id);
    expect((await list(harness)).entries).toEqual([]);
  });

  test('contains nothing of the event itself', async () => {
    const { harness } = await withFailure();
    const answer = JSON.stringify(await list(harness));
    for (const secret of [ACCOUNT.accountSid, aliceSubject(harness).channelSid, 'https:']) {
      expect(answer).not.toContain(secret);
    }
  });

  test('names a destination that was removed since by its key', async () => {
    const { harness } = await withFailure();
    const { DESTINATION_QUALITY: _, ...variables } = FUNCTION_VARIABLES;
    const answer = unwrap(await harness.ask('listUndelivered', harness.fieldsOf('sam', { from: null }), variables));
    expect(answer.entries).toMatchObject([{ destination: { id: 'quality', label: null }, obstacle: null }]);
  });

  test('lacks only what cannot be read', async () => {
    const { harness } = await withFailure();
    await keepUndelivered(harness, OTHER);
    for (const [number, data] of [{}, { state: 'waiting', attempts: 'many' }].entries()) {
      putItem(harness, entryKey({ ...OTHER, event: `msg_0${number}` }), data);
    }
    putItem(harness, 'e-nothing', {});
    expect((await list(harness)).entries).toHaveLength(2);
  });

  test('is read page by page through all parts of the outbox', async () => {
    const harness = new Harness();
    const kept = ['1', '8', 'f'].flatMap((digit) =>
      Array.from({ length: 60 }, (_, number) => ({ ...OTHER, relay: digit.repeat(32), event: `msg_${number}` })),
    );
    for (const id of kept) await keepUndelivered(harness, id);
    // A slow Sync leaves time for only a few pages in each answer.
    harness.network = async (_, send) => {
      await harness.time.sleep(600);
      return send();
    };
    const ids: string[] = [];
    let answers = 0;
    for (let next: OutboxPosition | null | undefined = undefined; next !== null; answers += 1) {
      const page: Answer<'listUndelivered'> = await list(harness, 'sam', next ?? null);
      ids.push(...page.entries.map(({ id }) => id));
      next = page.next;
    }
    expect(ids.sort()).toEqual(kept.map((id) => entryKey(id).slice(2)).sort());
    expect(answers).toBeGreaterThan(3);
  });

  test('continues with the next request if a later part does not answer', async () => {
    const harness = new Harness();
    await keepUndelivered(harness, { ...OTHER, relay: '0'.repeat(32) });
    harness.network = failing(503, ({ url }) => url.includes('interaction-webhooks-outbox-1'));
    expect(await list(harness)).toMatchObject({ entries: [{ destination: { id: 'crm' } }], next: '1' });
    expect(codeOf(await harness.as('sam', 'listUndelivered', { from: '1' as OutboxPosition }))).toBe(
      'twilio-unavailable',
    );
  });

  test('is not for agents', async () => {
    expect(codeOf(await new Harness().as('alice', 'listUndelivered', { from: null }))).toBe('not-permitted');
  });

  test.each(FORGED_OUTBOX_POSITIONS.map((text) => [JSON.stringify(text.slice(0, 60)), text]))(
    'is not read from %s',
    async (_, from) => {
      const harness = new Harness();
      const answer = await harness.ask('listUndelivered', { Token: harness.tokenOf('ada'), from });
      expect(answer).toEqual({ ok: false, failure: { code: 'bad-request', field: 'from' } });
      expect(harness.sent).toEqual([]);
    },
  );
});

describe('sending an undelivered event again', () => {
  test('delivers it once its destination works', async () => {
    const { harness, destination } = await withFailure();
    destination.status = 200;
    const sent = await sendAgain(harness, (await onlyEntry(harness)).id);
    expect(sent).toMatchObject({ value: { delivery: { state: 'delivered', attempts: 2 } } });
  });

  test('says why it failed again', async () => {
    const { harness, destination } = await withFailure();
    destination.status = 401;
    const sent = await sendAgain(harness, (await onlyEntry(harness)).id);
    expect(sent).toMatchObject({
      value: { delivery: { state: 'failed', outcome: { status: 401 }, attempts: 2 }, isStopped: false },
    });
  });

  test('ends with the answer that the destination wants no more', async () => {
    const { harness, destination } = await withFailure();
    destination.status = 410;
    const { id } = await onlyEntry(harness);
    expect(await sendAgain(harness, id)).toMatchObject({
      value: { delivery: { state: 'failed', outcome: { status: 410 }, nextAt: null }, isStopped: true },
    });
    expect(await sendAgain(harness, id)).toMatchObject({ value: { delivery: { attempts: 2 }, isStopped: true } });
  });

  test('also works after it was given up', async () => {
    const { harness, destination } = await withFailure();
    await harness.pass(DAY_MS);
    destination.status = 200;
    const sent = await sendAgain(harness, (await onlyEntry(harness)).id);
    expect(sent).toMatchObject({ value: { delivery: { state: 'delivered' } } });
  });

  test('sends nothing once the webhook was detached, and the list says so', async () => {
    const { harness, destination, ttid } = await withFailure();
    const { id } = await onlyEntry(harness);
    await detach(harness, 'sam', ttid);
    destination.status = 200;
    expect(await sendAgain(harness, id)).toMatchObject({ value: STOPPED });
    expect(await onlyEntry(harness)).toMatchObject({ obstacle: 'stopped', delivery: { nextAt: null } });
  });

  test('sends nothing after a week, because the event is not kept longer', async () => {
    const { harness, destination } = await withFailure();
    await harness.pass(7 * DAY_MS);
    const { id, obstacle } = await onlyEntry(harness);
    expect(obstacle).toBe('age');
    destination.status = 200;
    expect(await sendAgain(harness, id)).toMatchObject({ value: STOPPED });
  });

  test.each([
    ['an agent', 'alice', 'sam', 'not-permitted'],
    ['a supervisor whose role the destination excludes', 'sam', 'ada', 'not-permitted'],
    ['a supervisor who added the destination before', 'sam', 'sam', 'ok'],
    ['an administrator', 'ada', 'sam', 'ok'],
  ])('answers %s', async (_, identity, attacher, code) => {
    const { harness } = await withFailure(attacher);
    const { id } = await onlyEntry(harness);
    const variables = { ...FUNCTION_VARIABLES, DESTINATION_QUALITY: `Quality team | ${QUALITY_URL} | admin` };
    expect(codeOf(await harness.ask('sendUndelivered', harness.fieldsOf(identity, { id }), variables))).toBe(code);
  });

  test('is not offered to those whose role the destination excludes', async () => {
    const { harness } = await withFailure();
    const variables = { ...FUNCTION_VARIABLES, DESTINATION_QUALITY: `Quality team | ${QUALITY_URL} | admin` };
    const obstacle = async (identity: string) => {
      const answer = await harness.ask('listUndelivered', harness.fieldsOf(identity, { from: null }), variables);
      return unwrap(answer).entries[0]?.obstacle;
    };
    expect(await obstacle('sam')).toBe('role');
    expect(await obstacle('ada')).toBeNull();
  });

  test.each(FORGED_ENTRIES.map((text) => [JSON.stringify(text.slice(0, 60)), text]))(
    'is not done for %s',
    async (_, id) => {
      const harness = new Harness();
      expect(await sendAgain(harness, id)).toEqual({ ok: false, failure: { code: 'bad-request', field: 'id' } });
      expect(harness.sent).toEqual([]);
    },
  );

  test('fails if the outbox does not have it', async () => {
    expect(codeOf(await sendAgain(new Harness(), ABSENT_ENTRY))).toBe('not-found');
  });

  test('fails, and sends nothing, while Sync does not answer', async () => {
    const { harness } = await withFailure();
    const { id } = await onlyEntry(harness);
    harness.network = failing(503, ({ url }) => url.includes(ACCOUNT.recordsSyncServiceSid));
    const dialed = recordDials(harness, () => answered(200));
    expect(codeOf(await sendAgain(harness, id))).toBe('twilio-unavailable');
    expect(dialed).toEqual([]);
  });
});
