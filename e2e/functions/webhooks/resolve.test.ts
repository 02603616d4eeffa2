import type { Resolved } from '../../../src/contract/resolved';
import type { InteractionSid, Ttid } from '../../../src/contract/sids';
import { deleteRecords } from '../../fixtures/account-state';
import { attachCrm, attachedBy, newAttachRequest } from '../../fixtures/attachments';
import { endChat } from '../../fixtures/chats';
import { bindForeign, registerForeign } from '../../fixtures/foreign-webhooks';
import { Harness } from '../../fixtures/harness';
import { failing } from '../../fixtures/network';
import { CREATED_AT, registerOurs } from '../../fixtures/our-webhooks';
import { unwrap } from '../../fixtures/results';
import { ABSENT_TTID, absentSid, aliceSubject, aliceWorkerSid } from '../../fixtures/subjects';

const resolve = async (harness: Harness, ...ttids: Ttid[]): Promise<Resolved[]> =>
  unwrap(await harness.as('sam', 'resolve', { ttids })).webhooks;

const ABSENT_INTERACTION = absentSid<InteractionSid>('KD');

describe('our webhook is resolved as', () => {
  test('bound, with who attached it and the tasks that Flex has routed for its interaction', async () => {
    const harness = new Harness();
    const ttid = await attachCrm(harness);
    const { interactionSid, taskSid } = aliceSubject(harness);
    expect(await resolve(harness, ttid)).toEqual([
      {
        ttid,
        state: 'bound',
        interactionSid,
        attachedBy: 'alice',
        attachedAt: new Date(harness.time.now()).toISOString(),
        destinations: [
          {
            id: 'crm',
            label: 'CRM',
            sendsTo: { host: 'crm.example.com', isSecure: true },
            state: 'active',
            addedBy: 'alice',
            canRemove: true,
          },
        ],
        tasks: [{ taskSid, workerSid: aliceWorkerSid(harness) }],
      },
    ]);
  });

  test('bound to several destinations, as its record names them', async () => {
    const harness = new Harness();
    const request = newAttachRequest(aliceSubject(harness), { destinations: ['crm', 'inspector'] });
    const { ttid } = attachedBy(await harness.as('alice', 'attach', request));
    expect(await resolve(harness, ttid)).toMatchObject([{ destinations: [{ id: 'crm' }, { id: 'inspector' }] }]);
  });

  test('bound without destinations, if our receiver gets its events and the record is lost', async () => {
    const harness = new Harness();
    const request = newAttachRequest(aliceSubject(harness), { destinations: ['crm', 'inspector'] });
    const { ttid } = attachedBy(await harness.as('alice', 'attach', request));
    deleteRecords(harness);
    expect(await resolve(harness, ttid)).toMatchObject([{ state: 'bound', destinations: [] }]);
  });

  test('replaced, if another webhook is bound to its interaction', async () => {
    const harness = new Harness();
    const { interactionSid } = aliceSubject(harness);
    const ttid = registerOurs(harness, interactionSid);
    bindForeign(harness);
    const attachedAt = new Date(CREATED_AT).toISOString();
    const replaced = { ttid, state: 'replaced', interactionSid, attachedBy: null, attachedAt };
    expect(await resolve(harness, ttid)).toEqual([replaced]);
  });

  test('an orphan, if no webhook is bound to its interaction', async () => {
    const harness = new Harness();
    const ttid = registerOurs(harness, aliceSubject(harness).interactionSid);
    expect(await resolve(harness, ttid)).toMatchObject([{ state: 'orphan' }]);
  });

  test('ended, if its interaction has no open channel or does not exist', async () => {
    const harness = new Harness();
    const [ended, ofAbsent] = [await attachCrm(harness), registerOurs(harness, ABSENT_INTERACTION)];
    endChat(harness);
    expect(await resolve(harness, ended, ofAbsent)).toMatchObject([
      { state: 'ended', attachedBy: 'alice' },
      { state: 'ended', attachedBy: null },
    ]);
  });

  test('gone, if it has been deleted', async () => {
    expect(await resolve(new Harness(), ABSENT_TTID)).toEqual([{ ttid: ABSENT_TTID, state: 'gone' }]);
  });

  test('unknown while Twilio fails for its interaction, while others are still resolved', async () => {
    const harness = new Harness();
    const [bound, orphan] = [await attachCrm(harness), registerOurs(harness, ABSENT_INTERACTION)];
    const { interactionSid } = aliceSubject(harness);
    harness.network = failing(500, ({ url }) => url.endsWith(interactionSid));
    expect(await resolve(harness, bound, orphan)).toMatchObject([
      { ttid: bound, state: 'unknown' },
      { state: 'ended' },
    ]);
  });
});

test('a foreign webhook has no reported state', async () => {
  const harness = new Harness();
  expect(await resolve(harness, registerForeign(harness))).toMatchObject([{ state: 'not-reported' }]);
});

test('ten webhooks are resolved with at most twenty concurrent reads; eleven are refused', async () => {
  const harness = new Harness();
  const ttids = Array.from({ length: 11 }, () => registerOurs(harness, aliceSubject(harness).interactionSid));
  let [concurrent, maximum] = [0, 0];
  harness.network = async (_, send) => {
    concurrent += 1;
    maximum = Math.max(maximum, concurrent);
    await harness.time.sleep(100);
    concurrent -= 1;
    return send();
  };
  expect(await resolve(harness, ...ttids.slice(1))).toHaveLength(10);
  expect(maximum).toBeLessThanOrEqual(20);
  const refused = await harness.as('sam', 'resolve', { ttids });
  expect(refused).toEqual({ ok: false, failure: { code: 'bad-request', field: 'ttids' } });
});
