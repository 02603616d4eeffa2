/** Several destinations of one interaction: attaching to them, changing them, and taking them away. */
import { FUNCTIONS_URL } from '../../../local/functions/address';
import { FUNCTION_VARIABLES } from '../../../local/functions/variables';
import type { Answer, Request } from '../../../src/contract/endpoints';
import type { Failure } from '../../../src/contract/failures';
import type { Result } from '../../../src/contract/result';
import type { Ttid } from '../../../src/contract/sids';
import { aliceRecord, allWebhooks, boundTtid, deleteAliceRecord } from '../../fixtures/account-state';
import {
  attachCrm,
  attachedBy,
  attachInspector,
  changeRequest,
  detach,
  newAttachRequest,
  status,
} from '../../fixtures/attachments';
import { fetchWebhook, updateRequest } from '../../fixtures/console-requests';
import { timelineNames } from '../../fixtures/events';
import { Harness } from '../../fixtures/harness';
import {
  failing,
  isRecordUpdate,
  isRegister,
  isTimelineCreate,
  isWebhookRead,
  isWebhookUpdate,
  losingAnswers,
  RELIABLE,
} from '../../fixtures/network';
import { unwrap } from '../../fixtures/results';
import { aliceSubject } from '../../fixtures/subjects';

const RELAY_URL =
  /^https:\/\/interaction-webhooks-local-dev\.twil\.io\/events\/receive\?r=[0-9a-f]{32}&i=KD[0-9a-f]{32}$/;

type Chosen = Partial<Pick<Request<'attach'>, 'destinations' | 'url' | 'seenTtid'>>;

const attachTo = (harness: Harness, identity: string, chosen: Chosen) =>
  harness.as(identity, 'attach', newAttachRequest(aliceSubject(harness), chosen));

type Changes = Partial<Pick<Request<'changeDestinations'>, 'add' | 'url' | 'remove' | 'ttid'>>;

const change = (harness: Harness, identity: string, changes: Changes) =>
  harness.as(identity, 'changeDestinations', changeRequest(harness, changes));

const NOT_PERMITTED = { ok: false, failure: { code: 'not-permitted' } };

const idsIn = (result: Result<Answer<'attach'>, Failure>) => attachedBy(result).destinations.map(({ id }) => id);

/** The requests since then that change something, other than the audit. */
const writesSince = ({ sent }: Harness, before: number) =>
  sent.slice(before).filter(({ method, url }) => method !== 'GET' && !/\/Lists|\/Tokens/.test(url));

const urls = (harness: Harness) => allWebhooks(harness).map(({ url }) => url);

describe('attaching to several destinations', () => {
  test('registers one webhook that sends to the receiver, which passes the events on', async () => {
    const harness = new Harness();
    const binding = attachedBy(await attachTo(harness, 'sam', { destinations: ['crm', 'quality', 'inspector'] }));
    expect(urls(harness)).toEqual([expect.stringMatching(RELAY_URL)]);
    expect(binding).toMatchObject({
      route: 'relayed',
      destinations: [
        { id: 'crm', label: 'CRM', state: 'active', addedBy: 'sam', canRemove: true },
        { id: 'quality', label: 'Quality team', sendsTo: { host: 'quality.example.com' } },
        { id: 'inspector' },
      ],
    });
    expect(timelineNames(harness)).toEqual([binding.timeline]);
  });

  test('is answered as a later status is', async () => {
    const harness = new Harness();
    const binding = attachedBy(await attachTo(harness, 'alice', { destinations: ['crm', 'inspector'] }));
    expect(await status(harness)).toMatchObject({ value: { binding, canDetach: true, canAddDestinations: true } });
  });

  test('creates no timeline without the inspector', async () => {
    const harness = new Harness();
    const binding = attachedBy(
      await attachTo(harness, 'sam', { destinations: ['crm'], url: 'https://hooks.example.com/in' }),
    );
    expect(binding.timeline).toBeNull();
    expect(timelineNames(harness)).toEqual([]);
  });

  test('takes no more calls to Twilio than attaching to the inspector alone', async () => {
    const harness = new Harness();
    attachedBy(await attachTo(harness, 'alice', { destinations: ['crm', 'inspector'] }));
    const relayed = harness.sent.length;
    const direct = new Harness();
    attachedBy(await attachTo(direct, 'alice', { destinations: ['inspector'] }));
    expect(relayed).toBe(direct.sent.length);
  });

  test('sends each event once to a destination whose URL was entered, too', async () => {
    const harness = new Harness();
    const url = 'https://crm.example.com/interaction-events';
    expect(idsIn(await attachTo(harness, 'sam', { destinations: ['crm', 'inspector'], url }))).toEqual([
      'crm',
      'inspector',
    ]);
  });

  test('sends each event to an entered URL beside the inspector, which has no URL of its own', async () => {
    const harness = new Harness();
    const url = 'https://hooks.example.com/in';
    expect(idsIn(await attachTo(harness, 'sam', { destinations: ['inspector'], url }))).toEqual([
      'inspector',
      expect.stringMatching(/^url-/),
    ]);
  });

  test.each<[string, Chosen, object]>([
    ['a destination of supervisors', { destinations: ['crm', 'quality'] }, { code: 'unknown-destination' }],
    ['an unknown one', { destinations: ['crm', 'elsewhere'] }, { code: 'unknown-destination' }],
    ['a URL', { destinations: ['crm'], url: 'https://crm.example.com/in' }, { code: 'unknown-destination' }],
  ])('is refused to an agent as a whole for %s among them', async (_what, chosen, failure) => {
    const harness = new Harness();
    expect(await attachTo(harness, 'alice', chosen)).toEqual({ ok: false, failure });
    expect(allWebhooks(harness)).toEqual([]);
  });
});

test('a destination that is always relayed gets its events from the receiver, also if it is the only one', async () => {
  const harness = new Harness();
  const request = newAttachRequest(aliceSubject(harness), { destinations: ['crm'] });
  const variables = { ...FUNCTION_VARIABLES, DESTINATION_CRM: 'CRM | https://crm.example.com/ | | relay' };
  await harness.ask('attach', harness.fieldsOf('alice', request), variables);
  expect(urls(harness)).toEqual([expect.stringMatching(RELAY_URL)]);
});

describe('changing the destinations of a relayed webhook', () => {
  test('changes the record alone', async () => {
    const harness = new Harness();
    const { ttid } = attachedBy(await attachTo(harness, 'sam', { destinations: ['crm', 'inspector'] }));
    const before = harness.sent.length;
    const changed = await change(harness, 'sam', { add: ['quality'], remove: ['crm'] });
    expect(idsIn(changed)).toEqual(['inspector', 'quality']);
    expect(attachedBy(changed).ttid).toBe(ttid);
    const writes = writesSince(harness, before);
    expect(writes).toHaveLength(1);
    expect(writes.every(isRecordUpdate)).toBe(true);
  });

  test('is in the audit, which names an entered URL by its host', async () => {
    const harness = new Harness();
    const { ttid } = attachedBy(await attachTo(harness, 'sam', { destinations: ['crm', 'inspector'] }));
    const url = 'https://hooks.example.com/in?key=secret';
    attachedBy(await change(harness, 'sam', { url, remove: ['crm'] }));
    const changes = { destinations: { before: ['crm', 'inspector'], after: ['inspector', 'hooks.example.com'] } };
    expect(unwrap(await harness.as('sam', 'audit', { before: null })).entries).toMatchObject([
      { action: 'edited', webhooks: [{ ttid, interactionSid: aliceSubject(harness).interactionSid, changes }] },
      { action: 'attached' },
    ]);
  });

  test('adding what is there and removing what is not changes nothing', async () => {
    const harness = new Harness();
    attachedBy(await attachTo(harness, 'alice', { destinations: ['crm', 'inspector'] }));
    const before = harness.sent.length;
    expect(idsIn(await change(harness, 'alice', { add: ['crm'], remove: ['quality'] }))).toEqual(['crm', 'inspector']);
    expect(writesSince(harness, before)).toEqual([]);
  });

  test('lets the timeline expire without the inspector, and keeps it when the inspector is added again', async () => {
    const harness = new Harness();
    const { timeline } = attachedBy(await attachTo(harness, 'alice', { destinations: ['crm', 'inspector'] }));
    expect(attachedBy(await change(harness, 'alice', { remove: ['inspector'] })).timeline).toBeNull();
    expect(attachedBy(await change(harness, 'alice', { add: ['inspector'] })).timeline).toBe(timeline);
    await harness.pass(48 * 3_600_000);
    expect(timelineNames(harness)).toEqual([timeline]);
  });

  test('without the inspector lets the timeline go', async () => {
    const harness = new Harness();
    attachedBy(await attachTo(harness, 'alice', { destinations: ['crm', 'inspector'] }));
    attachedBy(await change(harness, 'alice', { remove: ['inspector'] }));
    await harness.pass(48 * 3_600_000);
    expect(timelineNames(harness)).toEqual([]);
  });

  test.each<[string, Changes]>([
    ['the last one is removed', { remove: ['crm', 'inspector'] }],
    ['there would be six', { add: ['a', 'b', 'c', 'd'] }],
  ])('fails if %s', async (_what, changes) => {
    const harness = new Harness();
    attachedBy(await attachTo(harness, 'alice', { destinations: ['crm', 'inspector'] }));
    const named = Object.fromEntries(
      [...'ABCD'].map((key) => [`DESTINATION_${key}`, `${key} | https://${key}.example.com/`]),
    );
    const fields = harness.fieldsOf('alice', changeRequest(harness, changes));
    const failure = { code: 'bad-request', field: 'destinations' };
    expect(await harness.ask('changeDestinations', fields, { ...FUNCTION_VARIABLES, ...named })).toEqual({
      ok: false,
      failure,
    });
  });

  test('fails if another webhook is bound by then', async () => {
    const harness = new Harness();
    const { ttid } = attachedBy(await attachTo(harness, 'sam', { destinations: ['crm', 'inspector'] }));
    attachedBy(await attachTo(harness, 'sam', { destinations: ['crm'], seenTtid: ttid }));
    const binding = { ttid: boundTtid(harness) };
    expect(await change(harness, 'sam', { ttid, add: ['quality'] })).toMatchObject({
      failure: { code: 'conflict', binding },
    });
  });

  test('of two people at the same time, one is told that they lost', async () => {
    const harness = new Harness();
    attachedBy(await attachTo(harness, 'sam', { destinations: ['crm', 'inspector'] }));
    const results = await harness.time.run(
      Promise.all(
        ['sam', 'ada'].map((identity) =>
          harness.invoke(
            'changeDestinations',
            harness.fieldsOf(identity, {
              ...aliceSubject(harness),
              ttid: boundTtid(harness) as Ttid,
              add: identity === 'sam' ? ['quality'] : [],
              url: null,
              remove: identity === 'sam' ? [] : ['crm'],
            }),
          ),
        ),
      ),
    );
    expect(results.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  });
});

describe('adding a destination to a webhook that Twilio sends to its destination', () => {
  test('keeps its ttid, and edits its URL after the record is written', async () => {
    const harness = new Harness();
    const ttid = await attachCrm(harness);
    const before = harness.sent.length;
    const changed = attachedBy(await change(harness, 'alice', { add: ['inspector'] }));
    expect(changed).toMatchObject({
      ttid,
      route: 'relayed',
      destinations: [{ id: 'crm', addedBy: 'alice' }, { id: 'inspector' }],
    });
    expect(urls(harness)).toEqual([expect.stringMatching(RELAY_URL)]);
    const sent = harness.sent.slice(before);
    expect(sent.findIndex(isRecordUpdate)).toBeLessThan(sent.findIndex(isWebhookUpdate));
    expect(sent.filter(isRegister)).toEqual([]);
  });

  test('keeps the timeline of the inspector', async () => {
    const harness = new Harness();
    const { timeline } = await attachInspector(harness);
    expect(attachedBy(await change(harness, 'alice', { add: ['crm'] })).timeline).toBe(timeline);
  });

  test('keeps a URL that a supervisor entered', async () => {
    const harness = new Harness();
    attachedBy(await attachTo(harness, 'sam', { destinations: [], url: 'https://hooks.example.com/in?key=1' }));
    const { destinations } = attachedBy(await change(harness, 'sam', { add: ['crm'] }));
    expect(destinations).toMatchObject([
      { label: null, sendsTo: { host: 'hooks.example.com' }, state: 'active' },
      { id: 'crm' },
    ]);
  });

  test('gives the person who attached it no right over the destination to which another one has redirected it', async () => {
    const harness = new Harness();
    const ttid = await attachCrm(harness);
    const edit = updateRequest(await fetchWebhook(harness, 'sam', ttid), { destination: 'quality' });
    unwrap(await harness.as('sam', 'update', edit));
    const { destinations } = attachedBy(await change(harness, 'alice', { add: ['inspector'] }));
    expect(destinations).toMatchObject([{ id: 'quality', addedBy: null, canRemove: false }, { id: 'inspector' }]);
    expect(await change(harness, 'alice', { remove: ['quality'] })).toEqual(NOT_PERMITTED);
  });

  describe('that an administrator has removed since', () => {
    const { DESTINATION_QUALITY: _, ALLOWED_HOSTS: __, ...closed } = FUNCTION_VARIABLES;

    /** The supervisor Sam has attached the quality team; then another person adds the inspector. */
    async function attachAndAdd(identity: string) {
      const harness = new Harness();
      attachedBy(await attachTo(harness, 'sam', { destinations: ['quality'] }));
      const shown = await harness.ask('status', harness.fieldsOf(identity, aliceSubject(harness)), closed);
      const fields = harness.fieldsOf(identity, changeRequest(harness, { add: ['inspector'] }));
      return { harness, shown, changed: await harness.ask('changeDestinations', fields, closed) };
    }

    test('is refused to those who may not stop its events', async () => {
      const { harness, shown, changed } = await attachAndAdd('alice');
      expect(shown).toMatchObject({ value: { canDetach: false, canAddDestinations: false } });
      expect(changed).toEqual(NOT_PERMITTED);
      expect(urls(harness)).toEqual(['https://quality.example.com/events']);
    });

    test('stops its events otherwise, and the panel says so', async () => {
      const { shown, changed } = await attachAndAdd('sam');
      expect(shown).toMatchObject({ value: { canDetach: true, canAddDestinations: true } });
      expect(attachedBy(changed).destinations).toMatchObject([{ state: 'stopped' }, { id: 'inspector' }]);
    });
  });

  test('changes nothing if Twilio refuses the URL', async () => {
    const harness = new Harness();
    await attachCrm(harness);
    const before = unwrap(await status(harness));
    harness.network = failing(400, isWebhookUpdate);
    expect(await change(harness, 'alice', { add: ['inspector'] })).toMatchObject({
      failure: { code: 'twilio-refused' },
    });
    harness.network = RELIABLE;
    expect(unwrap(await status(harness))).toEqual(before);
    expect(timelineNames(harness)).toEqual([]);
  });

  test('works without the record, and leaves none if Twilio refuses the URL', async () => {
    const harness = new Harness();
    await attachCrm(harness);
    deleteAliceRecord(harness);
    harness.network = failing(400, isWebhookUpdate);
    expect(await change(harness, 'sam', { add: ['inspector'] })).toMatchObject({ failure: { code: 'twilio-refused' } });
    expect(aliceRecord(harness)).toBeUndefined();
    harness.network = RELIABLE;
    expect(attachedBy(await change(harness, 'sam', { add: ['inspector'] })).destinations).toMatchObject([
      { id: 'crm', addedBy: null },
      { id: 'inspector', addedBy: 'sam' },
    ]);
  });

  test.each<[string, Parameters<typeof failing>[1]]>([
    ['the timeline', isTimelineCreate],
    ['the record', isRecordUpdate],
  ])('fails before the edit of the URL if Twilio refuses %s', async (_what, isRefused) => {
    const harness = new Harness();
    await attachCrm(harness);
    const before = urls(harness);
    harness.network = failing(400, isRefused);
    expect(await change(harness, 'alice', { add: ['inspector'] })).toMatchObject({
      failure: { code: 'twilio-refused' },
    });
    expect(urls(harness)).toEqual(before);
  });

  test.each([
    ['refused', RELIABLE],
    ['not answered', failing(500, isWebhookUpdate)],
  ])('says that there is none anymore if the webhook is deleted and the edit is %s', async (_what, network) => {
    const harness = new Harness();
    const ttid = await attachCrm(harness);
    harness.network = (request, send) => {
      if (isWebhookUpdate(request)) harness.world.webhooks.delete(ttid);
      return network(request, send);
    };
    expect(await change(harness, 'alice', { add: ['inspector'] })).toMatchObject({ failure: { code: 'conflict' } });
  });

  test('says that its outcome is unknown if the URL is still the one before', async () => {
    const harness = new Harness();
    await attachCrm(harness);
    harness.network = failing(500, isWebhookUpdate);
    expect(await change(harness, 'alice', { add: ['inspector'] })).toMatchObject({
      failure: { code: 'outcome-unknown' },
    });
  });

  test('works if only the answer is lost', async () => {
    const harness = new Harness();
    await attachCrm(harness);
    harness.network = losingAnswers(isWebhookUpdate);
    expect(idsIn(await change(harness, 'alice', { add: ['inspector'] }))).toEqual(['crm', 'inspector']);
  });

  test('says so if its outcome is unknown', async () => {
    const harness = new Harness();
    await attachCrm(harness);
    const statusBefore = harness.sent.length;
    harness.network = (request, send) => {
      const hasBegun = harness.sent.slice(statusBefore).some(isWebhookUpdate);
      return isWebhookUpdate(request) || (hasBegun && isWebhookRead(request))
        ? failing(500, isWebhookUpdate, isWebhookRead)(request, send)
        : send();
    };
    expect(await change(harness, 'alice', { add: ['inspector'] })).toMatchObject({
      failure: { code: 'outcome-unknown' },
    });
  });
});

describe('destinations that a person may not use', () => {
  const attachAll = async (harness: Harness) =>
    attachedBy(await attachTo(harness, 'sam', { destinations: ['crm', 'quality', 'inspector'] }));

  test('cannot be removed by them', async () => {
    const harness = new Harness();
    await attachAll(harness);
    expect(await change(harness, 'alice', { remove: ['quality'] })).toEqual(NOT_PERMITTED);
    expect(await status(harness)).toMatchObject({
      value: {
        binding: { destinations: [{ canRemove: true }, { canRemove: false }, { canRemove: true }] },
        canReplace: false,
      },
    });
  });

  test('stay when they detach the others', async () => {
    const harness = new Harness();
    const { ttid } = await attachAll(harness);
    expect(idsIn(await detach(harness, 'alice', ttid))).toEqual(['quality']);
    expect(await detach(harness, 'alice', ttid)).toEqual(NOT_PERMITTED);
    expect(boundTtid(harness)).toBe(ttid);
  });

  test('can be removed by the person who added them', async () => {
    const harness = new Harness();
    const { ttid } = attachedBy(await attachTo(harness, 'alice', { destinations: ['crm', 'inspector'] }));
    const closed = {
      ...FUNCTION_VARIABLES,
      DESTINATION_CRM: 'CRM | https://crm.example.com/interaction-events | admin',
    };
    const request = { ...aliceSubject(harness), ttid, add: [], url: null, remove: ['crm'] };
    const changed = await harness.ask('changeDestinations', harness.fieldsOf('alice', request), closed);
    expect(idsIn(changed)).toEqual(['inspector']);
  });
});

test('a destination that an administrator removes stops, and the panel says so', async () => {
  const harness = new Harness();
  attachedBy(await attachTo(harness, 'alice', { destinations: ['crm', 'inspector'] }));
  const { DESTINATION_CRM: _, ...without } = FUNCTION_VARIABLES;
  const answer = await harness.ask(
    'status',
    harness.fieldsOf('sam', aliceSubject(harness)),
    without as Record<string, string>,
  );
  expect(answer).toMatchObject({
    value: { binding: { destinations: [{ id: 'crm', label: null, state: 'stopped' }, { state: 'active' }] } },
  });
});

describe('a relayed webhook whose record is lost', () => {
  const attachAndLose = async (harness: Harness) => {
    const { ttid } = attachedBy(await attachTo(harness, 'alice', { destinations: ['crm', 'inspector'] }));
    await harness.pass(200 * 24 * 3_600_000);
    return ttid;
  };

  test('is shown as what it is', async () => {
    const harness = new Harness();
    await attachAndLose(harness);
    expect(await status(harness)).toMatchObject({
      value: {
        binding: { state: 'attached', route: 'lost', destinations: [], timeline: null },
        canAddDestinations: false,
      },
    });
  });

  test('can be attached again', async () => {
    const harness = new Harness();
    const seenTtid = await attachAndLose(harness);
    expect(idsIn(await attachTo(harness, 'alice', { destinations: ['crm', 'inspector'], seenTtid }))).toEqual([
      'crm',
      'inspector',
    ]);
    expect(allWebhooks(harness)).toHaveLength(1);
  });
});

test('no answer, and no friendly name, contains the ID of the attachment or an entered URL', async () => {
  const harness = new Harness();
  const url = 'https://hooks.example.com/secret?key=1';
  const answer = await attachTo(harness, 'sam', { destinations: ['crm'], url });
  const text = JSON.stringify([
    answer,
    await status(harness),
    allWebhooks(harness).map(({ friendlyName }) => friendlyName),
  ]);
  expect(text).not.toContain('secret');
  expect(text).not.toContain(new URL(urls(harness)[0] ?? FUNCTIONS_URL).searchParams.get('r'));
});
