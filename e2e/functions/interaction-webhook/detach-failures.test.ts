import { ASSUMED } from '../../../local/twilio/flex-api/behavior';
import type { Failure } from '../../../src/contract/failures';
import type { Ttid } from '../../../src/contract/sids';
import { aliceRecord, boundTtid, deleteRecords, webhookTtids } from '../../fixtures/account-state';
import { attach, attachCrm, detach, leaveBehind, status } from '../../fixtures/attachments';
import { endChat } from '../../fixtures/chats';
import { timelineNames } from '../../fixtures/events';
import { bind, bindForeign } from '../../fixtures/foreign-webhooks';
import { Harness } from '../../fixtures/harness';
import {
  delaying,
  errorAnswer,
  failing,
  isBind,
  isInteractionRead,
  isRecordUpdate,
  isWebhookDelete,
  isWebhookRead,
  RELIABLE,
} from '../../fixtures/network';
import { codeOf } from '../../fixtures/results';
import { ABSENT_TTID } from '../../fixtures/subjects';

/** Answers no read of an interaction once a webhook is being deleted. */
function unreadableAfterDelete(): Harness['network'] {
  let isDeleting = false;
  return async (request, send) => {
    isDeleting ||= isWebhookDelete(request);
    return isDeleting && isInteractionRead(request) ? errorAnswer(500) : send();
  };
}

/** Expects that nothing has changed and that Alice can detach at once. */
async function expectStillAttached(harness: Harness, ttid: Ttid) {
  harness.network = RELIABLE;
  expect(webhookTtids(harness)).toContain(ttid);
  expect(boundTtid(harness)).toBe(ttid);
  expect(await status(harness)).toMatchObject({ value: { binding: { state: 'attached', ttid, attachedBy: 'alice' } } });
  expect(await detach(harness, 'alice', ttid)).toMatchObject({ ok: true });
}

describe('a detach changes nothing', () => {
  test.each<[string, Harness['network'], Failure['code']]>([
    ['when Twilio cannot say what is bound', failing(500, isWebhookRead), 'twilio-unavailable'],
    ['when it cannot claim the interaction', failing(500, isRecordUpdate), 'twilio-unavailable'],
    ['when Twilio does not delete the webhook', failing(400, isWebhookDelete), 'twilio-refused'],
  ])('%s', async (_, network, code) => {
    const harness = new Harness();
    const ttid = await attachCrm(harness);
    harness.network = network;
    expect(codeOf(await detach(harness, 'alice', ttid))).toBe(code);
    await expectStillAttached(harness, ttid);
  });

  test('when Twilio does not delete the webhook, and creates no record if there was none', async () => {
    const harness = new Harness();
    const ttid = await attachCrm(harness);
    deleteRecords(harness);
    harness.network = failing(400, isWebhookDelete);
    expect(codeOf(await detach(harness, 'alice', ttid))).toBe('twilio-refused');
    expect(aliceRecord(harness)).toBeUndefined();
    expect(boundTtid(harness)).toBe(ttid);
  });

  test('when another request was faster, and answers with the current binding', async () => {
    const harness = new Harness();
    const ttid = await attachCrm(harness);
    harness.network = async (request, send) => (isRecordUpdate(request) ? errorAnswer(412, 54205) : send());
    expect(await detach(harness, 'alice', ttid)).toMatchObject({
      failure: { code: 'conflict', binding: { state: 'attached', ttid } },
    });
    await expectStillAttached(harness, ttid);
  });

  test('when too little time is left after reading', async () => {
    const harness = new Harness();
    const ttid = await attachCrm(harness);
    const before = harness.sent.filter(isRecordUpdate).length;
    harness.network = delaying(harness, 2_400);
    expect(codeOf(await detach(harness, 'alice', ttid))).toBe('twilio-unavailable');
    expect(harness.sent.filter(isRecordUpdate)).toHaveLength(before);
    await expectStillAttached(harness, ttid);
  });
});

describe('a detach that has to bind a displaced webhook again', () => {
  async function attachOverForeign(harness: Harness) {
    const foreign = bindForeign(harness);
    return { foreign, ours: await attachCrm(harness, 'sam', foreign) };
  }

  test('deletes nothing while Twilio cannot say whether the displaced webhook exists', async () => {
    const harness = new Harness();
    const { foreign, ours } = await attachOverForeign(harness);
    harness.network = failing(500, (request) => isWebhookRead(request) && request.url.endsWith(foreign));
    expect(codeOf(await detach(harness, 'sam', ours))).toBe('twilio-unavailable');
    expect(webhookTtids(harness)).toEqual([foreign, ours]);
    harness.network = RELIABLE;
    expect(await detach(harness, 'sam', ours)).toMatchObject({ ok: true });
    expect(boundTtid(harness)).toBe(foreign);
  });

  test('binds it if Twilio unbinds a webhook that is deleted', async () => {
    const harness = new Harness({ ...ASSUMED, deletingUnbinds: true });
    const { foreign, ours } = await attachOverForeign(harness);
    // Lets the binding be read after the webhook was deleted, which happens at the same time.
    harness.network = delaying(harness, 100, isInteractionRead);
    expect(await detach(harness, 'sam', ours)).toMatchObject({ ok: true });
    expect(boundTtid(harness)).toBe(foreign);
  });

  test('binds it when repeated, if the bind failed at first', async () => {
    const harness = new Harness();
    const { foreign, ours } = await attachOverForeign(harness);
    harness.network = failing(400, isBind);
    expect(codeOf(await detach(harness, 'sam', ours))).toBe('twilio-refused');
    expect(webhookTtids(harness)).toEqual([foreign]);
    harness.network = RELIABLE;
    expect(await detach(harness, 'sam', ours)).toMatchObject({
      value: { binding: { state: 'foreign', ttid: foreign } },
    });
    expect(boundTtid(harness)).toBe(foreign);
  });

  test('binds it when repeated, if the binding could not be read after the webhook was deleted', async () => {
    const harness = new Harness();
    const { foreign, ours } = await attachOverForeign(harness);
    harness.network = unreadableAfterDelete();
    expect(codeOf(await detach(harness, 'sam', ours))).toBe('twilio-unavailable');
    expect(boundTtid(harness)).toBe(ours);
    harness.network = RELIABLE;
    expect(await detach(harness, 'sam', ours)).toMatchObject({ ok: true });
    expect(boundTtid(harness)).toBe(foreign);
  });

  test('binds it even if the new binding cannot be read', async () => {
    const harness = new Harness();
    const { foreign, ours } = await attachOverForeign(harness);
    let isBoundAgain = false;
    harness.network = async (request, send) => {
      isBoundAgain ||= isBind(request);
      return isBoundAgain && isWebhookRead(request) ? errorAnswer(400) : send();
    };
    expect(codeOf(await detach(harness, 'sam', ours))).toBe('twilio-refused');
    expect(boundTtid(harness)).toBe(foreign);
  });
});

describe('a detach whose interaction is deleted in the meantime', () => {
  test.each([
    ['before the webhook is deleted', isWebhookDelete],
    ['before it is unbound', isBind],
  ])('%s deletes the webhook', async (_, isMatch) => {
    for (const displaced of [false, true]) {
      const harness = new Harness();
      const foreign = displaced ? bindForeign(harness) : null;
      const ttid = await attachCrm(harness, 'sam', foreign);
      harness.network = async (request, send) => {
        if (!isMatch(request)) return send();
        harness.world.interactions.clear();
        // An unclear answer, after which the interaction is read again.
        return isBind(request) ? errorAnswer(500) : send();
      };
      expect(codeOf(await detach(harness, 'sam', ttid))).not.toBe('internal');
      expect(webhookTtids(harness)).toEqual(displaced ? [foreign] : []);
    }
  });
});

describe('a ttid without a webhook', () => {
  test('is in the answer if Twilio does not unbind it, and its record is deleted', async () => {
    const harness = new Harness();
    const ttid = await attachCrm(harness);
    harness.network = failing(500, isBind);
    expect(await detach(harness, 'alice', ttid)).toEqual({
      ok: true,
      value: { binding: { state: 'dangling', ttid, timeline: null } },
    });
    expect(aliceRecord(harness)).toBeUndefined();
  });

  test('is in the answer, and not unbound, if Twilio could not say whether another one is bound by now', async () => {
    const harness = new Harness();
    const ttid = await attachCrm(harness);
    const before = harness.sent.filter(isBind).length;
    harness.network = unreadableAfterDelete();
    expect(await detach(harness, 'alice', ttid)).toMatchObject({ value: { binding: { state: 'dangling', ttid } } });
    expect(webhookTtids(harness)).toEqual([]);
    expect(harness.sent.filter(isBind)).toHaveLength(before);
  });

  test('is unbound', async () => {
    const harness = new Harness();
    bind(harness, ABSENT_TTID);
    expect(await detach(harness, 'alice', ABSENT_TTID)).toEqual({ ok: true, value: { binding: { state: 'none' } } });
    expect(boundTtid(harness)).toBeNull();
    expect(harness.sent.filter(isWebhookDelete)).toEqual([]);
  });
});

describe('removing a webhook that was left behind', () => {
  test('deletes only that webhook, whatever is bound', async () => {
    const harness = new Harness();
    const left = await leaveBehind(harness);
    const ttid = await attachCrm(harness);
    expect(await detach(harness, 'alice', left)).toMatchObject({
      ok: true,
      value: { binding: { state: 'attached', ttid } },
    });
    expect(webhookTtids(harness)).toEqual([ttid]);
  });

  test.each<[string, Harness['network']]>([
    ['looked up', failing(400, isWebhookRead)],
    ['deleted', failing(400, isWebhookDelete)],
  ])('fails while it cannot be %s', async (_, network) => {
    const harness = new Harness();
    const ttid = await leaveBehind(harness);
    harness.network = network;
    expect(codeOf(await detach(harness, 'alice', ttid))).toBe('twilio-refused');
    harness.network = RELIABLE;
    expect(await detach(harness, 'alice', ttid)).toEqual({ ok: true, value: { binding: { state: 'none' } } });
    expect(webhookTtids(harness)).toEqual([]);
  });

  test('deletes its timeline, too', async () => {
    const harness = new Harness();
    harness.network = failing(400, isBind, isWebhookDelete);
    await attach(harness, 'alice', null, 'inspector');
    harness.network = RELIABLE;
    expect(timelineNames(harness)).toHaveLength(1);
    await detach(harness, 'alice', webhookTtids(harness)[0] as Ttid);
    expect(timelineNames(harness)).toEqual([]);
  });

  test('is a conflict if another request has claimed the interaction in the meantime', async () => {
    const harness = new Harness();
    const left = await leaveBehind(harness);
    const ttid = await attachCrm(harness);
    harness.network = async (request, send) => (isRecordUpdate(request) ? errorAnswer(412, 54205) : send());
    expect(await detach(harness, 'alice', left)).toMatchObject({ failure: { code: 'conflict', binding: { ttid } } });
    expect(webhookTtids(harness)).toEqual([left, ttid]);
  });

  test('is refused to an agent who is wrapping up if a later attach succeeded', async () => {
    const harness = new Harness();
    const left = await leaveBehind(harness);
    const ttid = await attachCrm(harness);
    endChat(harness, 'wrapup');
    expect(await detach(harness, 'alice', left)).toMatchObject({ failure: { code: 'conflict', binding: { ttid } } });
    expect(webhookTtids(harness)).toEqual([left, ttid]);
  });
});
