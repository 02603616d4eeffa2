/** One webhook that cannot be read costs nothing but its own details. */
import fc from 'fast-check';
import type { Ttid } from '../../../src/contract/sids';
import { boundTtid, webhookTtids } from '../../fixtures/account-state';
import { attach, attachCrm, status } from '../../fixtures/attachments';
import { fetchWebhook, SWEEPABLE_AGE_MS, sweep, updateRequest } from '../../fixtures/console-requests';
import { bind, bindForeign, registerForeign } from '../../fixtures/foreign-webhooks';
import { Harness } from '../../fixtures/harness';
import { RELIABLE } from '../../fixtures/network';
import { registerOurs } from '../../fixtures/our-webhooks';
import { codeOf } from '../../fixtures/results';
import { aliceSubject } from '../../fixtures/subjects';
import { describing, type Row } from '../../fixtures/unreadable-webhooks';

const FIELDS = ['webhook_url', 'webhook_method', 'webhook_events', 'type', 'friendly_name'] as const;

/** Descriptions of which at least the ID can be read. */
const DESCRIPTIONS: readonly (readonly [string, (row: Row) => Row])[] = [
  ['without a URL', ({ webhook_url: _, ...row }) => row],
  ['without events', ({ webhook_events: _, ...row }) => row],
  ['without a type', ({ type: _, ...row }) => row],
  ['with a null for its events', (row) => ({ ...row, webhook_events: null })],
  ['with an event that is no text', (row) => ({ ...row, webhook_events: ['onParticipantLeft', null] })],
  ['with an unknown type', (row) => ({ ...row, type: 'queue' })],
  ['with an unknown method', (row) => ({ ...row, webhook_method: 'PUT' })],
  ['with an object for its name', (row) => ({ ...row, friendly_name: { text: 'x' } })],
  ['with a huge name', (row) => ({ ...row, friendly_name: 'x'.repeat(1_000_000) })],
  ['with a huge list of events', (row) => ({ ...row, webhook_events: Array(100_000).fill('onParticipantLeft') })],
];

const remove = (harness: Harness, identity: string, ttid: Ttid) =>
  harness.ask('remove', { Token: harness.tokenOf(identity), ttid, version: 'unreadable' });

describe.each(DESCRIPTIONS)('a webhook %s', (_, change) => {
  test('is a row beside the others, which only administrators may delete', async () => {
    const harness = new Harness();
    const [ttid, other] = [registerForeign(harness), registerForeign(harness)];
    harness.network = describing(ttid, change);
    for (const [identity, canChange] of [['sam', false] as const, ['ada', true] as const]) {
      expect(await harness.as(identity, 'list', { type: 'interaction', from: null })).toMatchObject({
        value: {
          webhooks: [
            { type: 'unreadable', ttid, canChange },
            { ttid: other, friendlyName: 'by hand' },
          ],
        },
      });
    }
  });

  test('is shown and resolved by itself, but cannot be edited', async () => {
    const harness = new Harness();
    const [ttid, ours] = [registerForeign(harness), await attachCrm(harness)];
    const webhook = await fetchWebhook(harness, 'ada', ttid);
    harness.network = describing(ttid, change);
    expect(await harness.as('sam', 'fetch', { ttid })).toMatchObject({ value: { webhook: { type: 'unreadable' } } });
    expect(await harness.as('sam', 'resolve', { ttids: [ttid, ours] })).toMatchObject({
      value: { webhooks: [{ state: 'unknown' }, { state: 'bound' }] },
    });
    expect(codeOf(await harness.as('ada', 'update', updateRequest(webhook)))).toBe('webhook-unreadable');
  });

  test('is deleted for an administrator only', async () => {
    const harness = new Harness();
    const ttid = registerForeign(harness);
    harness.network = describing(ttid, change);
    expect(codeOf(await remove(harness, 'sam', ttid))).toBe('not-permitted');
    expect(await remove(harness, 'ada', ttid)).toEqual({ ok: true, value: { ttid } });
    expect(webhookTtids(harness)).toEqual([]);
  });

  test('is left alone by the sweep, which removes the others', async () => {
    const harness = new Harness();
    const { interactionSid } = aliceSubject(harness);
    const [ttid, other] = [registerOurs(harness, interactionSid), registerOurs(harness, interactionSid)];
    harness.network = describing(ttid, change);
    await harness.pass(SWEEPABLE_AGE_MS);
    expect(await sweep(harness)).toMatchObject({ value: { examined: 2, removed: [other], failed: 0 } });
    expect(webhookTtids(harness)).toEqual([ttid]);
  });

  test('is shown in the panel as another program’s, which only administrators may replace', async () => {
    const harness = new Harness();
    const ttid = bindForeign(harness);
    harness.network = describing(ttid, change);
    for (const [identity, canReplace] of [['alice', false] as const, ['sam', false] as const, ['ada', true] as const]) {
      expect(await status(harness, identity)).toMatchObject({
        value: {
          binding: { state: 'foreign', ttid, friendlyName: null, events: null, sendsTo: null },
          canReplace,
          canDetach: false,
        },
      });
    }
    expect(codeOf(await attach(harness, 'sam', ttid))).toBe('not-permitted');
    expect(codeOf(await attach(harness, 'ada', ttid))).toBe('ok');
    expect(boundTtid(harness)).not.toBe(ttid);
  });
});

test.each([
  ['null', null],
  ['a text', 'webhook'],
  ['a list', [[]]],
  ['without an ID', {}],
  ['with an ID of another kind', { ttid: 'CRM', type: 'interaction' }],
])('a row that is %s has no ID to show, and costs no other', async (_, row) => {
  const harness = new Harness();
  const [ttid, other] = [registerForeign(harness), registerForeign(harness)];
  harness.network = describing(ttid, () => row);
  expect(await harness.as('sam', 'list', { type: 'interaction', from: null })).toMatchObject({
    value: { webhooks: [null, { ttid: other }] },
  });
  expect(await sweep(harness)).toMatchObject({ value: { examined: 2, failed: 0 } });
});

test('a webhook that Twilio describes with any JSON costs nothing but its own details', async () => {
  const field = fc.constantFrom(...FIELDS);
  await fc.assert(
    fc.asyncProperty(field, fc.jsonValue({ maxDepth: 2 }), async (name, value) => {
      const harness = new Harness();
      const [ttid, other] = [bindForeign(harness), registerForeign(harness)];
      harness.network = describing(ttid, (row) => ({ ...row, [name]: value }));
      expect(await harness.as('ada', 'list', { type: 'interaction', from: null })).toMatchObject({
        value: { webhooks: [{ ttid }, { ttid: other }] },
      });
      expect(await status(harness)).toMatchObject({ value: { binding: { state: 'foreign', ttid } } });
      expect(await sweep(harness)).toMatchObject({ value: { removed: [], failed: 0 } });
    }),
    { numRuns: 30 },
  );
});

test('a person who confirmed the deletion of a webhook that they could not read is asked again once it can be', async () => {
  const harness = new Harness();
  const ttid = registerForeign(harness, { type: 'global' });
  harness.network = RELIABLE;
  expect(await remove(harness, 'ada', ttid)).toMatchObject({
    failure: { code: 'changed', webhook: { type: 'global' } },
  });
});

test.each(['2024-01-01T00:00:00+05', '+010000-01-01T00:00:00Z', '2026-11-21T10:00:00.000Z', '2026-02-30T00:00:00Z'])(
  'a webhook with our name but the time %s is another program’s everywhere',
  async (time) => {
    const harness = new Harness();
    const { interactionSid } = aliceSubject(harness);
    const ttid = registerForeign(harness, {
      friendlyName: `interaction-webhooks ${interactionSid} ${time} 0123456789abcdef`,
    });
    bind(harness, ttid);
    expect(await harness.as('sam', 'list', { type: 'interaction', from: null })).toMatchObject({
      value: { webhooks: [{ ttid, ours: null }] },
    });
    expect(await harness.as('sam', 'fetch', { ttid })).toMatchObject({ value: { webhook: { ours: null } } });
    expect(await harness.as('sam', 'resolve', { ttids: [ttid] })).toMatchObject({
      value: { webhooks: [{ state: 'not-reported' }] },
    });
    expect(await status(harness)).toMatchObject({ value: { binding: { state: 'foreign' } } });
    bind(harness, null);
    await harness.pass(SWEEPABLE_AGE_MS);
    expect(await sweep(harness)).toMatchObject({ value: { removed: [] } });
    expect(codeOf(await harness.as('sam', 'remove', { ttid, version: null }))).toBe('ok');
  },
);

test('a webhook that is listed twice is swept once', async () => {
  const harness = new Harness();
  const ttid = registerOurs(harness, aliceSubject(harness).interactionSid);
  const twin = registerForeign(harness);
  const own = await fetchWebhook(harness, 'ada', ttid);
  harness.network = describing(twin, (row) => ({ ...row, ttid, friendly_name: own.friendlyName }));
  await harness.pass(SWEEPABLE_AGE_MS);
  expect(await sweep(harness)).toMatchObject({ value: { examined: 2, unused: [{ ttid }], removed: [ttid] } });
});
