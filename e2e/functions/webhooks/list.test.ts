import { PAGE_SIZE } from '../../../functions/lib/twilio/flex';
import { attachCrm } from '../../fixtures/attachments';
import { registerForeign } from '../../fixtures/foreign-webhooks';
import { Harness } from '../../fixtures/harness';
import { failing, isWebhookList } from '../../fixtures/network';
import { ourFriendlyName } from '../../fixtures/our-webhooks';
import { aliceSubject } from '../../fixtures/subjects';

const list = (harness: Harness, identity: string, type: 'interaction' | 'global' = 'interaction', page = 0) =>
  harness.as(identity, 'list', { type, page });

describe('the list of webhooks', () => {
  test('shows type, server, method and events of each webhook, but hides the rest of its URL', async () => {
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
            address: { host: 'other.example.com', isSecure: true, path: null },
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

  test('shows administrators the path of a URL, but not its query', async () => {
    const harness = new Harness();
    registerForeign(harness);
    const answer = await list(harness, 'ada');
    expect(answer).toMatchObject({ value: { webhooks: [{ address: { path: '/in?…' } }] } });
    expect(JSON.stringify(answer)).not.toContain('secret');
  });

  test('shows which webhook gets its events unencrypted, and on which port', async () => {
    const harness = new Harness();
    registerForeign(harness, { url: 'http://other.example.com:8080/in' });
    const address = { host: 'other.example.com:8080', isSecure: false };
    expect(await list(harness, 'sam')).toMatchObject({ value: { webhooks: [{ address }] } });
  });

  test('shows for which interaction our webhook was attached, and when', async () => {
    const harness = new Harness();
    const { interactionSid } = aliceSubject(harness);
    await attachCrm(harness);
    const attachedAt = new Date(harness.time.now()).toISOString();
    expect(await list(harness, 'sam')).toMatchObject({
      value: { webhooks: [{ ours: { interactionSid, attachedAt } }] },
    });
  });

  test('shows a global webhook as foreign even if its name is like ours', async () => {
    const harness = new Harness();
    const friendlyName = ourFriendlyName(aliceSubject(harness).interactionSid);
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

  test('shows a supervisor global webhooks, which only administrators can change or create', async () => {
    const harness = new Harness();
    registerForeign(harness, { type: 'global' });
    expect(await list(harness, 'sam', 'global')).toMatchObject({
      value: { webhooks: [{ canChange: false }], canCreate: ['interaction'] },
    });
    expect(await list(harness, 'ada', 'global')).toMatchObject({
      value: { webhooks: [{ canChange: true }], canCreate: ['interaction', 'global'] },
    });
  });

  test('shows a foreign webhook without a valid URL, events or a name', async () => {
    const harness = new Harness();
    registerForeign(harness, { url: 'somewhere', events: [], friendlyName: null });
    expect(await list(harness, 'sam')).toMatchObject({ value: { webhooks: [{ address: null, friendlyName: null }] } });
  });

  test('fails if Twilio fails', async () => {
    const harness = new Harness();
    harness.network = failing(500, isWebhookList);
    expect(await list(harness, 'sam')).toMatchObject({ ok: false, failure: { code: 'twilio-unavailable' } });
  });
});
