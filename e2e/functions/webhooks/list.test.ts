import { PAGE_SIZE } from '../../../functions/lib/twilio/flex';
import { LIVE_EVENTS } from '../../../src/contract/events';
import { registerForeign } from '../../fixtures/foreign-webhooks';
import { Harness } from '../../fixtures/harness';
import { failing, isWebhookList } from '../../fixtures/network';
import { ABSENT_TTID, aliceSubject } from '../../fixtures/subjects';

const list = (harness: Harness, identity: string, type: 'interaction' | 'global' = 'interaction', page = 0) =>
  harness.as(identity, 'list', { type, page });

describe('the list of webhooks', () => {
  test('tells of each what it is and where it sends to, and keeps a query to itself', async () => {
    const harness = new Harness();
    const ttid = registerForeign(harness, { method: 'GET', events: ['onParticipantLeft', 'onLunch'] });
    const answer = await list(harness, 'sam');
    expect(answer).toEqual({
      ok: true,
      value: {
        webhooks: [
          {
            ttid,
            type: 'interaction',
            friendlyName: 'by hand',
            address: 'other.example.com/in?…',
            method: 'GET',
            events: ['onParticipantLeft', 'onLunch'],
            ours: null,
            isInspector: false,
            canChange: true,
            version: expect.any(String),
          },
        ],
        next: null,
        canCreate: ['interaction'],
        destinations: [
          { key: 'crm', label: 'CRM' },
          { key: 'quality', label: 'Quality team' },
        ],
        canUseUrl: true,
        isSwitchedOff: false,
      },
    });
    expect(JSON.stringify(answer)).not.toContain('secret');
  });

  test('says of ours for which interaction it was made, and when', async () => {
    const harness = new Harness();
    const { interactionSid } = aliceSubject(harness);
    const attachment = { ...aliceSubject(harness), destination: 'crm', events: [...LIVE_EVENTS], seenTtid: null };
    await harness.as('alice', 'attach', { ...attachment, operationId: '00000000-0000-4000-8000-000000000001' });
    const attachedAt = new Date(harness.time.now()).toISOString();
    expect(await list(harness, 'sam')).toMatchObject({
      value: { webhooks: [{ ours: { interactionSid, attachedAt } }] },
    });
  });

  test('takes a name like ours on what is global for somebody else’s', async () => {
    const harness = new Harness();
    const friendlyName = `interaction-webhooks ${aliceSubject(harness).interactionSid} 2026-01-01T00:00:00Z 0123456789abcdef`;
    registerForeign(harness, { type: 'global', friendlyName });
    expect(await list(harness, 'ada', 'global')).toMatchObject({ value: { webhooks: [{ ours: null }] } });
  });

  test('comes page by page, one type at a time', async () => {
    const harness = new Harness();
    for (let number = 0; number <= PAGE_SIZE; number += 1) registerForeign(harness, { friendlyName: `${number}` });
    const globalTtid = registerForeign(harness, { type: 'global' });
    const [first, second] = [await list(harness, 'sam'), await list(harness, 'sam', 'interaction', 1)];
    expect(first).toMatchObject({ value: { next: 1 } });
    expect(second).toMatchObject({ value: { webhooks: [{ friendlyName: `${PAGE_SIZE}` }], next: null } });
    expect(await list(harness, 'ada', 'global')).toMatchObject({ value: { webhooks: [{ ttid: globalTtid }] } });
  });

  test('shows a supervisor what is global, and offers it to administrators alone', async () => {
    const harness = new Harness();
    registerForeign(harness, { type: 'global' });
    expect(await list(harness, 'sam', 'global')).toMatchObject({
      value: { webhooks: [{ canChange: false }], canCreate: ['interaction'] },
    });
    expect(await list(harness, 'ada', 'global')).toMatchObject({
      value: { webhooks: [{ canChange: true }], canCreate: ['interaction', 'global'] },
    });
  });

  test('shows what others have registered, however strange', async () => {
    const harness = new Harness();
    registerForeign(harness, { url: 'somewhere', events: [], friendlyName: null });
    expect(await list(harness, 'sam')).toMatchObject({ value: { webhooks: [{ address: null, friendlyName: null }] } });
  });

  test('says so when Twilio fails', async () => {
    const harness = new Harness();
    harness.network = failing(500, isWebhookList);
    expect(await list(harness, 'sam')).toMatchObject({ ok: false, failure: { code: 'twilio-unavailable' } });
  });
});

test('one webhook is fetched as it stands in the list; one that is gone is not found', async () => {
  const harness = new Harness();
  const ttid = registerForeign(harness);
  const listed = await list(harness, 'sam');
  const fetched = await harness.as('sam', 'fetch', { ttid });
  expect(listed.ok && fetched.ok && fetched.value.webhook).toEqual(listed.ok && listed.value.webhooks[0]);
  expect(await harness.as('sam', 'fetch', { ttid: ABSENT_TTID })).toMatchObject({ failure: { code: 'not-found' } });
});
