import type { Answer } from '../../../src/contract/endpoints';
import type { Failure } from '../../../src/contract/failures';
import type { Result } from '../../../src/contract/result';
import { boundTtid, webhookTtids } from '../../fixtures/account-state';
import { attach, attachCrm, attachedBy, detach, status } from '../../fixtures/attachments';
import { bindForeign } from '../../fixtures/foreign-webhooks';
import { Harness } from '../../fixtures/harness';
import { failing, isBind, RELIABLE } from '../../fixtures/network';

const NOT_PERMITTED: Result<Answer<'attach'>, Failure> = { ok: false, failure: { code: 'not-permitted' } };

describe('replacing', () => {
  test('our own webhook deletes the old one once the new one is bound', async () => {
    const harness = new Harness();
    const next = await attachCrm(harness, 'alice', await attachCrm(harness));
    expect(webhookTtids(harness)).toEqual([next]);
    expect(boundTtid(harness)).toBe(next);
  });

  test('a foreign webhook keeps it, and detaching binds it again', async () => {
    const harness = new Harness();
    const foreign = bindForeign(harness);
    const ours = await attachCrm(harness, 'sam', foreign);
    expect(boundTtid(harness)).toBe(ours);
    expect(await detach(harness, 'sam', ours)).toMatchObject({
      ok: true,
      value: { binding: { state: 'foreign', ttid: foreign, sendsTo: { host: 'other.example.com' } } },
    });
    expect(webhookTtids(harness)).toEqual([foreign]);
    expect(boundTtid(harness)).toBe(foreign);
  });

  test('our own webhook keeps the memory of the foreign one that it displaced', async () => {
    const harness = new Harness();
    const foreign = bindForeign(harness);
    const first = await attachCrm(harness, 'sam', foreign);
    await detach(harness, 'sam', await attachCrm(harness, 'sam', first));
    expect(boundTtid(harness)).toBe(foreign);
  });

  test('does not bind the displaced webhook again if that has been deleted since', async () => {
    const harness = new Harness();
    const foreign = bindForeign(harness);
    const ours = await attachCrm(harness, 'sam', foreign);
    harness.world.deleteWebhook(foreign);
    expect(await detach(harness, 'sam', ours)).toEqual({ ok: true, value: { binding: { state: 'none' } } });
  });

  test('a foreign webhook is refused to an agent', async () => {
    const harness = new Harness();
    const foreign = bindForeign(harness);
    expect(await status(harness)).toMatchObject({
      value: { canReplace: false, binding: { state: 'foreign', sendsTo: null } },
    });
    expect(await attach(harness, 'alice', foreign)).toEqual(NOT_PERMITTED);
    expect(boundTtid(harness)).toBe(foreign);
  });

  test('a global webhook is open to an administrator only', async () => {
    const harness = new Harness();
    const global = bindForeign(harness, { type: 'global' });
    expect(await attach(harness, 'sam', global)).toEqual(NOT_PERMITTED);
    await attachCrm(harness, 'ada', global);
    expect(harness.world.webhooks.has(global)).toBe(true);
  });

  test('a supervisor’s webhook to a destination for supervisors is refused to an agent, who cannot detach it either', async () => {
    const harness = new Harness();
    const { ttid } = attachedBy(await attach(harness, 'sam', null, 'quality'));
    expect(await status(harness)).toMatchObject({ value: { canReplace: false, canDetach: false, canAttach: true } });
    expect(await attach(harness, 'alice', ttid)).toEqual(NOT_PERMITTED);
    expect(await attach(harness, 'alice', ttid, 'inspector')).toEqual(NOT_PERMITTED);
    expect(await detach(harness, 'alice', ttid)).toEqual(NOT_PERMITTED);
    expect(webhookTtids(harness)).toEqual([ttid]);
    expect(boundTtid(harness)).toBe(ttid);
  });

  test('changes nothing when the new webhook cannot be bound', async () => {
    const harness = new Harness();
    const old = await attachCrm(harness);
    harness.network = failing(400, isBind);
    expect(await attach(harness, 'alice', old)).toMatchObject({ ok: false, failure: { code: 'twilio-refused' } });
    expect(webhookTtids(harness)).toEqual([old]);
    expect(boundTtid(harness)).toBe(old);
    harness.network = RELIABLE;
    expect(await status(harness)).toMatchObject({
      value: { binding: { state: 'attached', ttid: old, attachedBy: 'alice' } },
    });
  });
});
