import type { Failure } from '../../../src/contract/failures';
import type { Ttid } from '../../../src/contract/sids';
import { aliceRecord, boundTtid, codeOf, deleteRecords, webhookTtids } from '../../fixtures/account-state';
import { attach, detach } from '../../fixtures/attachments';
import { bindForeign } from '../../fixtures/foreign-webhooks';
import { Harness } from '../../fixtures/harness';
import {
  errorAnswer,
  failing,
  isBind,
  isRecordUpdate,
  isWebhookDelete,
  isWebhookRead,
  RELIABLE,
} from '../../fixtures/network';
import { ABSENT_TTID, aliceSubject } from '../../fixtures/subjects';

/** Attaches in the place of what is bound; the ttid. */
async function attached(harness: Harness, identity = 'alice'): Promise<Ttid> {
  expect(await attach(harness, identity, boundTtid(harness), 'crm')).toMatchObject({ ok: true });
  return boundTtid(harness) as Ttid;
}

const status = (harness: Harness) => harness.as('alice', 'status', aliceSubject(harness));

/** All is as it was, and nobody has to wait before they try again. */
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
    const ttid = await attached(harness);
    harness.network = network;
    expect(codeOf(await detach(harness, 'alice', ttid))).toBe(code);
    await expectStillAttached(harness, ttid);
  });

  test('when Twilio does not delete the webhook, and records nothing if nothing was recorded', async () => {
    const harness = new Harness();
    const ttid = await attached(harness);
    deleteRecords(harness);
    harness.network = failing(400, isWebhookDelete);
    expect(codeOf(await detach(harness, 'alice', ttid))).toBe('twilio-refused');
    expect(aliceRecord(harness)).toBeUndefined();
    expect(boundTtid(harness)).toBe(ttid);
  });

  test('when somebody else was quicker, and tells what is there now', async () => {
    const harness = new Harness();
    const ttid = await attached(harness);
    harness.network = async (request, send) => (isRecordUpdate(request) ? errorAnswer(412, 54205) : send());
    expect(await detach(harness, 'alice', ttid)).toMatchObject({
      failure: { code: 'conflict', binding: { state: 'attached', ttid } },
    });
    await expectStillAttached(harness, ttid);
  });

  test('when reading has left too little time', async () => {
    const harness = new Harness();
    const ttid = await attached(harness, 'alice');
    const before = harness.sent.filter(isRecordUpdate).length;
    harness.network = async (_, send) => {
      await harness.time.sleep(2_400);
      return send();
    };
    expect(codeOf(await detach(harness, 'alice', ttid))).toBe('twilio-unavailable');
    expect(harness.sent.filter(isRecordUpdate)).toHaveLength(before);
    await expectStillAttached(harness, ttid);
  });
});

describe('what a detach has to bind back', () => {
  test('is asked for first: while Twilio cannot tell whether it exists, nothing is deleted', async () => {
    const harness = new Harness();
    const foreign = bindForeign(harness);
    const ours = await attached(harness, 'sam');
    harness.network = failing(500, (request) => isWebhookRead(request) && request.url.endsWith(foreign));
    expect(codeOf(await detach(harness, 'sam', ours))).toBe('twilio-unavailable');
    expect(webhookTtids(harness)).toEqual([foreign, ours]);
    harness.network = RELIABLE;
    expect(await detach(harness, 'sam', ours)).toMatchObject({ ok: true });
    expect(boundTtid(harness)).toBe(foreign);
  });

  test('is not forgotten when binding it fails: detaching once more does it', async () => {
    const harness = new Harness();
    const foreign = bindForeign(harness);
    const ours = await attached(harness, 'sam');
    harness.network = failing(400, isBind);
    expect(codeOf(await detach(harness, 'sam', ours))).toBe('twilio-refused');
    expect(webhookTtids(harness)).toEqual([foreign]);
    harness.network = RELIABLE;
    expect(await detach(harness, 'sam', ours)).toMatchObject({
      value: { binding: { state: 'foreign', ttid: foreign } },
    });
    expect(boundTtid(harness)).toBe(foreign);
  });

  test('is bound although what is bound then cannot be read', async () => {
    const harness = new Harness();
    const foreign = bindForeign(harness);
    const ours = await attached(harness, 'sam');
    let isBoundBack = false;
    harness.network = async (request, send) => {
      isBoundBack ||= isBind(request);
      return isBoundBack && isWebhookRead(request) ? errorAnswer(400) : send();
    };
    expect(codeOf(await detach(harness, 'sam', ours))).toBe('twilio-refused');
    expect(boundTtid(harness)).toBe(foreign);
  });
});

describe('a ttid that leads nowhere', () => {
  test('is told when Twilio does not let go of it, and nothing is recorded of it any more', async () => {
    const harness = new Harness();
    const ttid = await attached(harness);
    harness.network = failing(500, isBind);
    expect(await detach(harness, 'alice', ttid)).toEqual({
      ok: true,
      value: { binding: { state: 'dangling', ttid, timeline: null } },
    });
    expect(aliceRecord(harness)).toBeUndefined();
  });

  test('is unbound', async () => {
    const harness = new Harness();
    harness.world.bindWebhook(aliceSubject(harness).interactionSid, ABSENT_TTID);
    expect(await detach(harness, 'alice', ABSENT_TTID)).toEqual({ ok: true, value: { binding: { state: 'none' } } });
    expect(boundTtid(harness)).toBeNull();
    expect(harness.sent.filter(isWebhookDelete)).toEqual([]);
  });
});

describe('removing a webhook that was left behind', () => {
  async function leftBehind(harness: Harness): Promise<Ttid> {
    harness.network = failing(400, isBind, isWebhookDelete);
    const answer = await attach(harness, 'alice', null, 'crm');
    harness.network = RELIABLE;
    if (answer.ok || answer.failure.code !== 'left-behind') throw new Error('nothing was left behind');
    return answer.failure.ttid;
  }

  test.each<[string, Harness['network']]>([
    ['looked up', failing(400, isWebhookRead)],
    ['deleted', failing(400, isWebhookDelete)],
  ])('fails while it cannot be %s', async (_, network) => {
    const harness = new Harness();
    const ttid = await leftBehind(harness);
    harness.network = network;
    expect(codeOf(await detach(harness, 'alice', ttid))).toBe('twilio-refused');
    harness.network = RELIABLE;
    expect(await detach(harness, 'alice', ttid)).toEqual({ ok: true, value: { binding: { state: 'none' } } });
    expect(webhookTtids(harness)).toEqual([]);
  });

  test('is not open to an agent who is wrapping up, if it was another attach that succeeded', async () => {
    const harness = new Harness();
    const left = await leftBehind(harness);
    const ttid = await attached(harness);
    harness.world.closeChannel(aliceSubject(harness).channelSid, 'wrapup');
    expect(await detach(harness, 'alice', left)).toMatchObject({ failure: { code: 'conflict', binding: { ttid } } });
    expect(webhookTtids(harness)).toEqual([left, ttid]);
  });
});
