import { PAGE_SIZE } from '../../../functions/lib/twilio/flex';
import { ASSUMED } from '../../../local/twilio/flex-api/behavior';
import type { Answer } from '../../../src/contract/endpoints';
import type { PageCursor } from '../../../src/contract/paging';
import { attachCrm } from '../../fixtures/attachments';
import { PAGINGS } from '../../fixtures/behavior';
import { registerForeign } from '../../fixtures/foreign-webhooks';
import { Harness, type Network } from '../../fixtures/harness';
import { failing, isWebhookList } from '../../fixtures/network';
import { ourFriendlyName } from '../../fixtures/our-webhooks';
import { unwrap } from '../../fixtures/results';
import { aliceSubject } from '../../fixtures/subjects';

const list = (
  harness: Harness,
  identity: string,
  type: 'interaction' | 'global' = 'interaction',
  from: PageCursor | null = null,
) => harness.as(identity, 'list', { type, from });

/** Changes the link to the next page in every list that Twilio returns. */
const withNextPage =
  (link: unknown): Network =>
  async (request, send) => {
    const answer = await send();
    if (!isWebhookList(request)) return answer;
    const { data, meta } = JSON.parse(await answer.text());
    return { ...answer, text: async () => JSON.stringify({ data, meta: { ...meta, next_page_url: link } }) };
  };

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
            waiting: null,
            isInspector: false,
            isRelayed: false,
            destination: null,
            canChange: true,
            version: expect.any(String),
          },
        ],
        next: { kind: 'end' },
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

  test('says which named destination has the URL of a webhook', async () => {
    const harness = new Harness();
    await attachCrm(harness);
    expect(await list(harness, 'sam')).toMatchObject({ value: { webhooks: [{ destination: 'crm' }] } });
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

  test.each(PAGINGS)('comes page by page, one type at a time, if Twilio pages by %s', async (pagesBy) => {
    const harness = new Harness({ ...ASSUMED, pagesBy });
    for (let number = 0; number <= 2 * PAGE_SIZE; number += 1) registerForeign(harness, { friendlyName: `${number}` });
    const globalTtid = registerForeign(harness, { type: 'global' });
    const names: (string | null)[] = [];
    let from: PageCursor | null = null;
    for (let page = 0; page < 3; page += 1) {
      const { webhooks, next }: Answer<'list'> = unwrap(await list(harness, 'sam', 'interaction', from));
      for (const row of webhooks) names.push(row === null || row.type === 'unreadable' ? null : row.friendlyName);
      from = next.kind === 'more' ? next.from : null;
    }
    expect(from).toBeNull();
    expect(names).toEqual(Array.from({ length: 2 * PAGE_SIZE + 1 }, (_, number) => `${number}`));
    expect(await list(harness, 'ada', 'global')).toMatchObject({ value: { webhooks: [{ ttid: globalTtid }] } });
  });

  test.each([
    ['the first page', 'https://flex-api.twilio.com/v1/x?PageSize=200'],
    ['the first page by number', 'https://flex-api.twilio.com/v1/x?Page=0'],
    ['a page that is no number', 'https://flex-api.twilio.com/v1/x?Page=two'],
    ['an absurdly long token', `https://flex-api.twilio.com/v1/x?Page=1&PageToken=${'x'.repeat(501)}`],
    ['a token that is not ASCII', 'https://flex-api.twilio.com/v1/x?Page=1&PageToken=%C3%A9'],
    ['nothing that is an address', 'https://'],
    ['something that is no text', 1],
  ])('is cut off where the next page leads to %s', async (_, link) => {
    const harness = new Harness();
    registerForeign(harness);
    harness.network = withNextPage(link);
    expect(await list(harness, 'sam')).toMatchObject({ value: { webhooks: [{}], next: { kind: 'cut-off' } } });
  });

  test('is cut off where the next page is the same page', async () => {
    const harness = new Harness();
    harness.network = withNextPage('https://flex-api.twilio.com/v1/x?Page=1&PageToken=PT');
    const { next } = unwrap(await list(harness, 'sam'));
    if (next.kind !== 'more') throw new Error('The first page has no next one.');
    expect(await list(harness, 'sam', 'interaction', next.from)).toMatchObject({
      value: { next: { kind: 'cut-off' } },
    });
  });

  test('takes only the page from the link to the next one, and sends it to our own address', async () => {
    const harness = new Harness();
    const token = 'a&type=global/../?#%2e=+ ~';
    const query = new URLSearchParams({
      type: 'global',
      PageSize: '1000',
      Page: '7',
      PageToken: token,
      AccountSid: 'AC',
    });
    harness.network = withNextPage(`https://evil.example.com/v1/Elsewhere?${query}`);
    const { next } = unwrap(await list(harness, 'sam'));
    if (next.kind !== 'more') throw new Error('The first page has no next one.');
    await list(harness, 'sam', 'interaction', next.from);
    const [first, second] = harness.sent.filter(isWebhookList).map(({ url }) => new URL(url));
    expect(second?.origin).toBe('https://flex-api.twilio.com');
    expect(second?.pathname).toBe(first?.pathname);
    expect([...(second?.searchParams ?? [])]).toEqual([
      ['type', 'interaction'],
      ['PageSize', `${PAGE_SIZE}`],
      ['Page', '7'],
      ['PageToken', token],
    ]);
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
