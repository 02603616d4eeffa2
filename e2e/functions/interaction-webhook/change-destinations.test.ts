/** Who may change the destinations of a webhook, and what a change makes of those that are there. */
import { FUNCTION_VARIABLES } from '../../../local/functions/variables';
import type { Webhook } from '../../../local/world/model';
import type { Request } from '../../../src/contract/endpoints';
import type { Ttid } from '../../../src/contract/sids';
import { boundTtid } from '../../fixtures/account-state';
import { attachCrm, attachedBy, attachInspector, newAttachRequest, status } from '../../fixtures/attachments';
import { endChat } from '../../fixtures/chats';
import { deliver, event } from '../../fixtures/events';
import { bind, bindForeign } from '../../fixtures/foreign-webhooks';
import { Harness } from '../../fixtures/harness';
import { ourFriendlyName } from '../../fixtures/our-webhooks';
import { answered, recordDials } from '../../fixtures/relay';
import { ABSENT_TTID, aliceSubject } from '../../fixtures/subjects';

const CRM_URL = 'https://crm.example.com/interaction-events';
const QUALITY_URL = 'https://quality.example.com/events';
const NOT_PERMITTED = { ok: false, failure: { code: 'not-permitted' } };

type Changes = Partial<Pick<Request<'changeDestinations'>, 'add' | 'url' | 'remove' | 'ttid'>>;

const request = (harness: Harness, changes: Changes): Request<'changeDestinations'> => ({
  ...aliceSubject(harness),
  ttid: boundTtid(harness) ?? ABSENT_TTID,
  add: [],
  url: null,
  remove: [],
  ...changes,
});

const change = (harness: Harness, identity: string, changes: Changes) =>
  harness.as(identity, 'changeDestinations', request(harness, changes));

/** Changes them with other variables than those of Local Twilio. */
const changeWith = (harness: Harness, identity: string, changes: Changes, variables: Record<string, string>) =>
  harness.ask('changeDestinations', harness.fieldsOf(identity, request(harness, changes)), {
    ...FUNCTION_VARIABLES,
    ...variables,
  });

/** Attaches destinations to Alice's interaction as the supervisor Sam. */
async function attachTo(...destinations: string[]) {
  const harness = new Harness();
  const { ttid } = attachedBy(
    await harness.as('sam', 'attach', newAttachRequest(aliceSubject(harness), { destinations })),
  );
  return { harness, webhook: harness.world.webhooks.get(ttid) as Webhook };
}

const idsOf = async (result: ReturnType<typeof change>) => attachedBy(await result).destinations.map(({ id }) => id);

describe('an agent', () => {
  test('cannot add a destination of supervisors', async () => {
    const { harness } = await attachTo('crm', 'inspector');
    expect(await change(harness, 'alice', { add: ['quality'] })).toEqual({
      ok: false,
      failure: { code: 'unknown-destination' },
    });
  });

  test('removes from a relayed webhook what they may use, and leaves the rest', async () => {
    const { harness } = await attachTo('crm', 'quality', 'inspector');
    expect(await idsOf(change(harness, 'alice', { remove: ['crm'] }))).toEqual(['quality', 'inspector']);
  });

  test('adds to a webhook that Twilio sends to a destination of supervisors, and cannot remove that', async () => {
    const { harness } = await attachTo('quality');
    expect(await change(harness, 'alice', { add: ['crm'], remove: ['quality'] })).toEqual(NOT_PERMITTED);
    expect(await idsOf(change(harness, 'alice', { add: ['crm'] }))).toEqual(['quality', 'crm']);
  });

  test('cannot remove the destination to which someone has redirected the webhook that they attached', async () => {
    const harness = new Harness();
    const ttid = await attachCrm(harness);
    Object.assign(harness.world.webhooks.get(ttid) as Webhook, { url: QUALITY_URL });
    expect(await change(harness, 'alice', { add: ['inspector'], remove: ['quality'] })).toEqual(NOT_PERMITTED);
  });

  test('removes the only destination of a webhook if they may use one that has its URL', async () => {
    const { harness } = await attachTo('crm');
    const sameUrl = { DESTINATION_ADMINS: `Admins | ${CRM_URL} | admin` };
    const changes = { add: ['inspector'], remove: ['admins'] };
    expect(await idsOf(changeWith(harness, 'alice', changes, sameUrl))).toEqual(['inspector']);
  });

  test('who is wrapping up may remove destinations, but add none', async () => {
    const { harness } = await attachTo('crm', 'inspector');
    const ttid = boundTtid(harness) as Ttid;
    const own = newAttachRequest(aliceSubject(harness), { destinations: ['crm', 'inspector'], seenTtid: ttid });
    attachedBy(await harness.as('alice', 'attach', own));
    endChat(harness, 'wrapup');
    expect(await change(harness, 'alice', { add: ['crm'] })).toEqual(NOT_PERMITTED);
    expect(await idsOf(change(harness, 'alice', { remove: ['crm'] }))).toEqual(['inspector']);
  });

  test('who is wrapping up changes nothing about a webhook that was not attached for their task', async () => {
    const harness = new Harness();
    await attachCrm(harness);
    bindForeign(harness, { url: CRM_URL, friendlyName: ourFriendlyName(aliceSubject(harness).interactionSid) });
    endChat(harness, 'wrapup');
    await harness.pass(15_000);
    expect(await change(harness, 'alice', { remove: ['crm'] })).toEqual(NOT_PERMITTED);
  });

  test('cannot change those of a colleague', async () => {
    const { harness } = await attachTo('crm', 'inspector');
    expect(await change(harness, 'bob', { remove: ['crm'] })).toEqual({ ok: false, failure: { code: 'not-found' } });
  });
});

test('a plugin that is switched off removes destinations, and adds none', async () => {
  const { harness } = await attachTo('crm', 'inspector');
  const off = { SWITCHED_OFF: 'true' };
  expect(await changeWith(harness, 'sam', { add: ['quality'] }, off)).toEqual({
    ok: false,
    failure: { code: 'switched-off' },
  });
  expect(await idsOf(changeWith(harness, 'sam', { remove: ['crm'] }, off))).toEqual(['inspector']);
});

describe('nothing can be changed', () => {
  test('without a webhook', async () => {
    const { harness } = await attachTo('crm', 'inspector');
    bind(harness, null);
    await harness.pass(15_000);
    expect(await change(harness, 'sam', { remove: ['crm'] })).toMatchObject({ failure: { code: 'conflict' } });
  });

  test('about a webhook of another program', async () => {
    const harness = new Harness();
    const ttid = bindForeign(harness);
    expect(await change(harness, 'ada', { ttid, add: ['crm'] })).toMatchObject({ failure: { code: 'conflict' } });
  });

  test('about a webhook whose destinations are lost', async () => {
    const { harness } = await attachTo('crm', 'inspector');
    await harness.pass(200 * 24 * 3_600_000);
    expect(await change(harness, 'sam', { add: ['quality'] })).toMatchObject({
      failure: { code: 'conflict', binding: { route: 'lost' } },
    });
  });
});

test('five destinations are as many as there can be', async () => {
  const { harness } = await attachTo('crm', 'inspector');
  const named = { DESTINATION_A: 'A | https://a.example.com/', DESTINATION_B: 'B | https://b.example.com/' };
  const add = ['quality', 'a', 'b'];
  expect(await idsOf(changeWith(harness, 'sam', { add }, named))).toEqual(['crm', 'inspector', ...add]);
});

describe('an entered URL', () => {
  test('is not added if a destination has it', async () => {
    const { harness } = await attachTo('crm', 'inspector');
    expect(await idsOf(change(harness, 'sam', { url: CRM_URL }))).toEqual(['crm', 'inspector']);
  });

  test('is added beside the destinations that have others', async () => {
    const { harness } = await attachTo('inspector', 'crm');
    expect(await idsOf(change(harness, 'sam', { url: 'https://hooks.example.com/in' }))).toEqual([
      'inspector',
      'crm',
      expect.stringMatching(/^url-/),
    ]);
  });
});

test('a destination that wanted no more events gets them again once it is added again', async () => {
  const { harness, webhook } = await attachTo('crm', 'quality');
  recordDials(harness, (url) => answered(url === QUALITY_URL ? 410 : 200));
  await deliver(harness, webhook, event(harness, 'onParticipantJoined', { ParticipantType: 'customer' }));
  expect(await status(harness, 'sam')).toMatchObject({
    value: { binding: { destinations: [{ id: 'crm' }, { id: 'quality', state: 'gone' }] } },
  });
  expect(attachedBy(await change(harness, 'sam', { add: ['quality'] })).destinations).toMatchObject([
    { id: 'crm', state: 'active' },
    { id: 'quality', state: 'active' },
  ]);
});

describe('the only destination of a webhook', () => {
  test('keeps its name, so that its URL can change', async () => {
    const harness = new Harness();
    await attachCrm(harness);
    attachedBy(await change(harness, 'alice', { add: ['inspector'] }));
    const moved = { ...FUNCTION_VARIABLES, DESTINATION_CRM: 'CRM | https://new.example.com/' };
    expect(await harness.ask('status', harness.fieldsOf('sam', aliceSubject(harness)), moved)).toMatchObject({
      value: { binding: { destinations: [{ id: 'crm', sendsTo: { host: 'new.example.com' } }, { id: 'inspector' }] } },
    });
  });

  test('is still the inspector, which has no server', async () => {
    const harness = new Harness();
    await attachInspector(harness);
    attachedBy(await change(harness, 'alice', { add: ['crm'] }));
    expect(await status(harness, 'sam')).toMatchObject({
      value: { binding: { destinations: [{ id: 'inspector', sendsTo: null }, { id: 'crm' }] } },
    });
  });
});
