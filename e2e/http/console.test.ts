/**
 * Every call that Twilio documents for interaction webhooks, made by a person through the console or the panel, over real
 * HTTP and the real runtime.
 */
import type { LocalTwilio } from '../../local/server';
import type { Answer, Endpoint, Request } from '../../src/contract/endpoints';
import type { Ttid } from '../../src/contract/sids';
import { createRequest, OPERATION, updateRequest } from '../fixtures/console-requests';
import { aliceSubject } from '../fixtures/subjects';
import { attaching } from '../invariants/setup';
import { type Deployed, startDeployed } from './deployed';

const FIRST_PORT = 4398;

let deployed: Deployed;
let twilio: LocalTwilio;

beforeAll(async () => {
  deployed = await startDeployed(FIRST_PORT);
  twilio = await deployed.renew();
}, 60_000);

afterAll(() => deployed.stop());

async function ask<E extends Endpoint>(identity: string, name: E, request: Request<E>): Promise<Answer<E>> {
  const result = await deployed.ask(identity, name, request);
  if (!result.ok) throw new Error(result.failure.code);
  return result.value as Answer<E>;
}

const stored = (ttid: Ttid) => twilio.world.webhooks.get(ttid);

test('register a global webhook, list it by its type, get it, update it and delete it', async () => {
  const created = await ask('ada', 'create', createRequest({ type: 'global', friendlyName: 'Everything' }));
  const { ttid } = created.webhook;
  expect(stored(ttid)).toMatchObject({ type: 'global', friendlyName: 'Everything', method: 'POST' });
  expect(await ask('ada', 'list', { type: 'global', page: 0 })).toMatchObject({ webhooks: [created.webhook] });
  expect(await ask('ada', 'fetch', { ttid })).toEqual(created);

  const changes = { events: ['onInteractionCreated', 'onParticipantLeft'], friendlyName: 'Some' } as const;
  const edit = updateRequest(created.webhook, { ...changes, events: [...changes.events] });
  const updated = await ask('ada', 'update', edit);
  expect(stored(ttid)).toMatchObject({ friendlyName: 'Some', type: 'global' });
  expect(new Set(stored(ttid)?.events)).toEqual(new Set(changes.events));

  await ask('ada', 'remove', { ttid, version: updated.webhook.version });
  expect(stored(ttid)).toBeUndefined();
});

test('register a webhook for interactions, and bind one to an interaction', async () => {
  const { webhook } = await ask('sam', 'create', createRequest({ operationId: OPERATION.replace('1', '2') }));
  expect(stored(webhook.ttid)).toMatchObject({ type: 'interaction' });

  const subject = aliceSubject(twilio);
  await ask('sam', 'attach', attaching(subject, null, ['onParticipantLeft'], 3));
  const bound = twilio.world.interactions.get(subject.interactionSid)?.webhookTtid as Ttid;
  const resolved = await ask('sam', 'resolve', { ttids: [webhook.ttid, bound] });
  expect(resolved.webhooks).toMatchObject([{ state: 'not-reported' }, { state: 'bound', attachedBy: 'sam' }]);
});

test('what was done stands in the audit, and goes with the interaction when the task is completed', async () => {
  const subject = aliceSubject(twilio);
  twilio.world.closeChannel(subject.channelSid, 'closed');
  const { removed } = await ask('alice', 'finish', subject);
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
