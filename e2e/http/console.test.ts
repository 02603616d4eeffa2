/** Every call that Twilio documents for interaction webhooks, over real HTTP and the real runtime. */
import type { LocalTwilio } from '../../local/server';
import type { Answer, Endpoint, Request } from '../../src/contract/endpoints';
import type { Ttid } from '../../src/contract/sids';
import { boundTtid } from '../fixtures/account-state';
import { newAttachRequest } from '../fixtures/attachments';
import { endChat } from '../fixtures/chats';
import { createRequest, updateRequest } from '../fixtures/console-requests';
import { unwrap } from '../fixtures/results';
import { aliceSubject } from '../fixtures/subjects';
import { type DeployedFunctions, startDeployedFunctions } from './deployed-functions';

const PORT = 4398;

let functions: DeployedFunctions;
let twilio: LocalTwilio;

beforeAll(async () => {
  functions = await startDeployedFunctions(PORT);
  twilio = await functions.redeploy();
}, 60_000);

afterAll(() => functions.stop());

const ask = async <E extends Endpoint>(identity: string, name: E, request: Request<E>): Promise<Answer<E>> =>
  unwrap(await functions.as(identity, name, request));

const stored = (ttid: Ttid) => twilio.world.webhooks.get(ttid);

test('an administrator registers, lists, fetches, updates and deletes a global webhook', async () => {
  const created = await ask('ada', 'create', createRequest({ type: 'global', friendlyName: 'Everything' }));
  const { ttid } = created.webhook;
  expect(stored(ttid)).toMatchObject({ type: 'global', friendlyName: 'Everything', method: 'POST' });
  expect(await ask('ada', 'list', { type: 'global', from: null })).toMatchObject({ webhooks: [created.webhook] });
  expect(await ask('ada', 'fetch', { ttid })).toEqual(created);

  const changes = { events: ['onInteractionCreated', 'onParticipantLeft'], friendlyName: 'Some' } as const;
  const edit = updateRequest(created.webhook, { ...changes, events: [...changes.events] });
  const updated = await ask('ada', 'update', edit);
  expect(stored(ttid)).toMatchObject({ friendlyName: 'Some', type: 'global' });
  expect(new Set(stored(ttid)?.events)).toEqual(new Set(changes.events));

  await ask('ada', 'remove', { ttid, version: updated.webhook.version });
  expect(stored(ttid)).toBeUndefined();
});

test('a supervisor registers a webhook for interactions, and attaches another one to an interaction', async () => {
  const { webhook } = await ask('sam', 'create', createRequest());
  expect(stored(webhook.ttid)).toMatchObject({ type: 'interaction' });

  await ask('sam', 'attach', newAttachRequest(aliceSubject(twilio), { events: ['onParticipantLeft'] }));
  const resolved = await ask('sam', 'resolve', { ttids: [webhook.ttid, boundTtid(twilio) as Ttid] });
  expect(resolved.webhooks).toMatchObject([{ state: 'not-reported' }, { state: 'bound', attachedBy: 'sam' }]);
});

test('completing the task removes the attached webhook, and the audit lists all actions', async () => {
  endChat(twilio);
  const { removed } = await ask('alice', 'finish', aliceSubject(twilio));
  expect(removed).not.toBeNull();
  const { entries } = await ask('ada', 'audit', { before: null });
  expect(entries.map(({ actor, action }) => [actor, action])).toEqual([
    ['alice', 'ended'],
    ['sam', 'attached'],
    ['sam', 'created'],
    ['ada', 'deleted'],
    ['ada', 'edited'],
    ['ada', 'created'],
  ]);
});
