import { type Endpoint, formFields, type Request } from '../../src/contract/endpoints';
import type { Ttid } from '../../src/contract/sids';
import { creation, editOf, opened, registered } from './console';
import { Stage } from './stage';

type ConsoleEndpoint = Exclude<Endpoint, 'status' | 'attach' | 'detach' | 'finish'>;

/** One sound request of each, so that an endpoint without one does not compile. */
const requests = (ttid: Ttid): { readonly [E in ConsoleEndpoint]: Request<E> } => ({
  list: { type: 'interaction', page: 0 },
  resolve: { ttids: [ttid] },
  fetch: { ttid },
  create: creation(),
  update: { ...editOf({ ttid, version: '', method: 'POST' }) },
  remove: { ttid, version: null },
  sweep: { from: 0, isRehearsal: false },
  audit: { before: null },
});

const ENDPOINTS = Object.keys(requests('' as Ttid)) as ConsoleEndpoint[];

test.each(ENDPOINTS)('an agent who calls %s is not permitted to, learns nothing and changes nothing', async (name) => {
  const stage = new Stage();
  const ttid = registered(stage);
  const before = structuredClone([...stage.world.webhooks.values()]);
  const result = await stage.as('alice', name, requests(ttid)[name]);
  expect(result).toEqual({ ok: false, failure: { code: 'not-permitted' } });
  expect([...stage.world.webhooks.values()]).toEqual(before);
  // Nothing but who asks was looked up.
  expect(stage.sent.map(({ url }) => new URL(url).hostname)).toEqual(['iam.twilio.com']);
});

test.each(ENDPOINTS)('nobody calls %s with a forged token', async (name) => {
  const stage = new Stage();
  const answer = await stage.ask(name, { Token: 'forged', ...formFields(requests(registered(stage))[name]) });
  expect(answer).toEqual({ ok: false, failure: { code: 'unauthenticated' } });
});

test('a supervisor may change what is for interactions, whoever made it, and nothing that is global', async () => {
  const stage = new Stage();
  const [own, everybodys] = [registered(stage), registered(stage, { type: 'global' })];
  const edit = async (ttid: Ttid) => stage.as('sam', 'update', editOf(await opened(stage, 'sam', ttid)));
  expect([await edit(own), await edit(everybodys)]).toMatchObject([
    { ok: true },
    { failure: { code: 'not-permitted' } },
  ]);
  const remove = (ttid: Ttid) => stage.as('sam', 'remove', { ttid, version: null });
  expect([await remove(own), await remove(everybodys)]).toMatchObject([
    { ok: true },
    { failure: { code: 'not-permitted' } },
  ]);
  expect([...stage.world.webhooks.keys()]).toEqual([everybodys]);
});
