/** Sending again from the panel: which events, to which destinations, and for whom. */
import { timelineKey } from '../../../functions/lib/relay/connect-relay';
import { FUNCTION_VARIABLES } from '../../../local/functions/variables';
import type { Webhook } from '../../../local/world/model';
import type { Request } from '../../../src/contract/endpoints';
import { deleteAliceRecord } from '../../fixtures/account-state';
import { attachCrm, attachedBy, newAttachRequest } from '../../fixtures/attachments';
import { endChat } from '../../fixtures/chats';
import { deliver, event } from '../../fixtures/events';
import { bind, bindForeign } from '../../fixtures/foreign-webhooks';
import { Harness } from '../../fixtures/harness';
import { failing } from '../../fixtures/network';
import { answered, recordDials } from '../../fixtures/relay';
import { codeOf, unwrap } from '../../fixtures/results';
import { aliceSubject } from '../../fixtures/subjects';

const CRM_URL = 'https://crm.example.com/interaction-events';
const QUALITY_URL = 'https://quality.example.com/events';
const NOTHING = { delivered: 0, failed: 0, hasMore: false };

type Chosen = Partial<Pick<Request<'sendAgain'>, 'event' | 'destination'>>;

const request = (harness: Harness, chosen: Chosen): Request<'sendAgain'> => ({
  ...aliceSubject(harness),
  event: null,
  destination: null,
  ...chosen,
});

const sendAgain = (harness: Harness, chosen: Chosen = {}, identity = 'sam') =>
  harness.as(identity, 'sendAgain', request(harness, chosen));

/** The supervisor Sam attaches the CRM and the quality team, and neither gets an event. Then both work again. */
async function undelivered(events = ['onParticipantJoined']) {
  const harness = new Harness();
  const destinations = { status: 503 };
  const dialed = recordDials(harness, () => answered(destinations.status));
  const attach = newAttachRequest(aliceSubject(harness), { destinations: ['crm', 'quality'] });
  const { ttid } = attachedBy(await harness.as('sam', 'attach', attach));
  const webhook = harness.world.webhooks.get(ttid) as Webhook;
  for (const type of events) {
    await deliver(harness, webhook, event(harness, type, { ParticipantType: 'customer' }));
  }
  /** The keys of the events in a timeline, in their order. */
  const keys = [...new Set(dialed.map(({ headers }) => timelineKey(String(headers['webhook-id']))))];
  dialed.length = 0;
  destinations.status = 200;
  return { harness, destinations, dialed, keys, urls: () => dialed.map(({ url }) => url).sort() };
}

describe('a person sends again', () => {
  test('all that the destinations lack', async () => {
    const { harness, urls } = await undelivered();
    expect(unwrap(await sendAgain(harness))).toEqual({ ...NOTHING, delivered: 2 });
    expect(urls()).toEqual([CRM_URL, QUALITY_URL]);
    expect(unwrap(await sendAgain(harness))).toEqual(NOTHING);
  });

  test('what one destination lacks', async () => {
    const { harness, urls } = await undelivered();
    expect(unwrap(await sendAgain(harness, { destination: 'crm' }))).toEqual({ ...NOTHING, delivered: 1 });
    expect(urls()).toEqual([CRM_URL]);
  });

  test('one event', async () => {
    const { harness, dialed, keys } = await undelivered(['onParticipantJoined', 'onParticipantUpdated']);
    const [, event = ''] = keys;
    expect(unwrap(await sendAgain(harness, { event }))).toEqual({ ...NOTHING, delivered: 2 });
    expect(new Set(dialed.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([`msg_${event}`]));
  });

  test('without success what is refused again, and what must not be sent anymore', async () => {
    const { harness, destinations, urls } = await undelivered();
    destinations.status = 503;
    const { DESTINATION_QUALITY: _, ...without } = FUNCTION_VARIABLES;
    const fields = harness.fieldsOf('sam', request(harness, {}));
    expect(unwrap(await harness.ask('sendAgain', fields, without))).toEqual({ ...NOTHING, failed: 2 });
    expect(urls()).toEqual([CRM_URL]);
  });

  test('what is left after the end of the interaction, although its webhook is deleted', async () => {
    const { harness } = await undelivered();
    endChat(harness, 'wrapup');
    expect(await harness.as('alice', 'finish', aliceSubject(harness))).toMatchObject({ value: { isDone: true } });
    expect(unwrap(await sendAgain(harness))).toEqual({ ...NOTHING, delivered: 2 });
  });
});

describe('an agent', () => {
  test('sends again only to destinations that they may take away', async () => {
    const { harness, urls } = await undelivered();
    expect(unwrap(await sendAgain(harness, {}, 'alice'))).toEqual({ ...NOTHING, delivered: 1 });
    expect(urls()).toEqual([CRM_URL]);
  });

  test('may not send again to others', async () => {
    const { harness, dialed } = await undelivered();
    expect(codeOf(await sendAgain(harness, { destination: 'quality' }, 'alice'))).toBe('not-permitted');
    expect(dialed).toEqual([]);
  });

  test('finds nothing in the interaction of a colleague', async () => {
    const { harness, dialed } = await undelivered();
    expect(codeOf(await sendAgain(harness, {}, 'bob'))).toBe('not-found');
    expect(dialed).toEqual([]);
  });
});

describe('there is nothing to send again', () => {
  test('to a destination that the webhook does not have', async () => {
    const { harness } = await undelivered();
    expect(codeOf(await sendAgain(harness, { destination: 'inspector' }))).toBe('not-found');
  });

  test('of a webhook that Twilio sends to its destination', async () => {
    const harness = new Harness();
    await attachCrm(harness);
    expect(codeOf(await sendAgain(harness))).toBe('not-found');
  });

  test('without a webhook', async () => {
    const { harness, dialed } = await undelivered();
    bind(harness, null);
    expect(codeOf(await sendAgain(harness))).toBe('not-found');
    expect(dialed).toEqual([]);
  });

  test('of a webhook of another program', async () => {
    const { harness, dialed } = await undelivered();
    bindForeign(harness);
    expect(codeOf(await sendAgain(harness))).toBe('not-found');
    expect(dialed).toEqual([]);
  });

  test('of a webhook whose record is lost', async () => {
    const { harness, dialed } = await undelivered();
    deleteAliceRecord(harness);
    expect(codeOf(await sendAgain(harness))).toBe('not-found');
    expect(dialed).toEqual([]);
  });
});

test('Sync that cannot list the events is reported', async () => {
  const { harness, dialed } = await undelivered();
  harness.network = failing(500, ({ method, url }) => method === 'GET' && url.includes('-outbox-'));
  expect(codeOf(await sendAgain(harness))).toBe('twilio-unavailable');
  expect(dialed).toEqual([]);
});
