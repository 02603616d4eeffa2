import { PAGE_SIZE } from '../../functions/lib/twilio/flex';
import { LIVE_EVENTS } from '../../src/contract/events';
import { registered } from './foreign';
import { listingWebhooks, refusing } from './network';
import { Stage } from './stage';
import { ABSENT_TTID, aliceSubject } from './subjects';

const list = (stage: Stage, identity: string, type: 'interaction' | 'global' = 'interaction', page = 0) =>
  stage.as(identity, 'list', { type, page });

describe('the list of webhooks', () => {
  test('tells of each what it is and where it sends to, and keeps a query to itself', async () => {
    const stage = new Stage();
    const ttid = registered(stage, { method: 'GET', events: ['onParticipantLeft', 'onLunch'] });
    const answer = await list(stage, 'sam');
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
    const stage = new Stage();
    const { interactionSid } = aliceSubject(stage);
    const attachment = { ...aliceSubject(stage), destination: 'crm', events: [...LIVE_EVENTS], seenTtid: null };
    await stage.as('alice', 'attach', { ...attachment, operationId: '00000000-0000-4000-8000-000000000001' });
    const attachedAt = new Date(stage.time.now()).toISOString();
    expect(await list(stage, 'sam')).toMatchObject({ value: { webhooks: [{ ours: { interactionSid, attachedAt } }] } });
  });

  test('takes a name like ours on what is global for somebody else’s', async () => {
    const stage = new Stage();
    const friendlyName = `interaction-webhooks ${aliceSubject(stage).interactionSid} 2026-01-01T00:00:00Z 0123456789abcdef`;
    registered(stage, { type: 'global', friendlyName });
    expect(await list(stage, 'ada', 'global')).toMatchObject({ value: { webhooks: [{ ours: null }] } });
  });

  test('comes page by page, one type at a time', async () => {
    const stage = new Stage();
    for (let number = 0; number <= PAGE_SIZE; number += 1) registered(stage, { friendlyName: `${number}` });
    const globalTtid = registered(stage, { type: 'global' });
    const [first, second] = [await list(stage, 'sam'), await list(stage, 'sam', 'interaction', 1)];
    expect(first).toMatchObject({ value: { next: 1 } });
    expect(second).toMatchObject({ value: { webhooks: [{ friendlyName: `${PAGE_SIZE}` }], next: null } });
    expect(await list(stage, 'ada', 'global')).toMatchObject({ value: { webhooks: [{ ttid: globalTtid }] } });
  });

  test('shows a supervisor what is global, and offers it to administrators alone', async () => {
    const stage = new Stage();
    registered(stage, { type: 'global' });
    expect(await list(stage, 'sam', 'global')).toMatchObject({
      value: { webhooks: [{ canChange: false }], canCreate: ['interaction'] },
    });
    expect(await list(stage, 'ada', 'global')).toMatchObject({
      value: { webhooks: [{ canChange: true }], canCreate: ['interaction', 'global'] },
    });
  });

  test('shows what others have registered, however strange', async () => {
    const stage = new Stage();
    registered(stage, { url: 'somewhere', events: [], friendlyName: null });
    expect(await list(stage, 'sam')).toMatchObject({ value: { webhooks: [{ address: null, friendlyName: null }] } });
  });

  test('says so when Twilio fails', async () => {
    const stage = new Stage();
    stage.network = refusing(500, listingWebhooks);
    expect(await list(stage, 'sam')).toMatchObject({ ok: false, failure: { code: 'twilio-unavailable' } });
  });
});

test('one webhook is fetched as it stands in the list; one that is gone is not found', async () => {
  const stage = new Stage();
  const ttid = registered(stage);
  const listed = await list(stage, 'sam');
  const fetched = await stage.as('sam', 'fetch', { ttid });
  expect(listed.ok && fetched.ok && fetched.value.webhook).toEqual(listed.ok && listed.value.webhooks[0]);
  expect(await stage.as('sam', 'fetch', { ttid: ABSENT_TTID })).toMatchObject({ failure: { code: 'not-found' } });
});
