import type { Failure } from '../../../src/contract/failures';
import type { Ttid } from '../../../src/contract/sids';
import { bound, codeOf, loseRecords, recorded, ttids } from '../../fixtures/account-state';
import { attach, detach } from '../../fixtures/attachments';
import { bindForeign } from '../../fixtures/foreign-webhooks';
import { Harness } from '../../fixtures/harness';
import {
  answering,
  binding,
  changingRecord,
  deletingWebhook,
  readingWebhook,
  refusing,
  UNTROUBLED,
} from '../../fixtures/network';
import { ABSENT_TTID, aliceSubject } from '../../fixtures/subjects';

/** Attaches in the place of what is bound; the ttid. */
async function attached(harness: Harness, identity = 'alice'): Promise<Ttid> {
  expect(await attach(harness, identity, bound(harness), 'crm')).toMatchObject({ ok: true });
  return bound(harness) as Ttid;
}

const status = (harness: Harness) => harness.as('alice', 'status', aliceSubject(harness));

/** All is as it was, and nobody has to wait before they try again. */
async function expectStillAttached(harness: Harness, ttid: Ttid) {
  harness.network = UNTROUBLED;
  expect(ttids(harness)).toContain(ttid);
  expect(bound(harness)).toBe(ttid);
  expect(await status(harness)).toMatchObject({ value: { binding: { state: 'attached', ttid, attachedBy: 'alice' } } });
  expect(await detach(harness, 'alice', ttid)).toMatchObject({ ok: true });
}

describe('a detach changes nothing', () => {
  test.each<[string, Harness['network'], Failure['code']]>([
    ['when Twilio cannot say what is bound', refusing(500, readingWebhook), 'twilio-unavailable'],
    ['when it cannot claim the interaction', refusing(500, changingRecord), 'twilio-unavailable'],
    ['when Twilio does not delete the webhook', refusing(400, deletingWebhook), 'twilio-refused'],
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
    loseRecords(harness);
    harness.network = refusing(400, deletingWebhook);
    expect(codeOf(await detach(harness, 'alice', ttid))).toBe('twilio-refused');
    expect(recorded(harness)).toBeUndefined();
    expect(bound(harness)).toBe(ttid);
  });

  test('when somebody else was quicker, and tells what is there now', async () => {
    const harness = new Harness();
    const ttid = await attached(harness);
    harness.network = async (request, send) => (changingRecord(request) ? answering(412, 54205) : send());
    expect(await detach(harness, 'alice', ttid)).toMatchObject({
      failure: { code: 'conflict', binding: { state: 'attached', ttid } },
    });
    await expectStillAttached(harness, ttid);
  });

  test('when reading has left too little time', async () => {
    const harness = new Harness();
    const ttid = await attached(harness, 'alice');
    const before = harness.sent.filter(changingRecord).length;
    harness.network = async (_, send) => {
      await harness.time.sleep(2_400);
      return send();
    };
    expect(codeOf(await detach(harness, 'alice', ttid))).toBe('twilio-unavailable');
    expect(harness.sent.filter(changingRecord)).toHaveLength(before);
    await expectStillAttached(harness, ttid);
  });
});

describe('what a detach has to bind back', () => {
  test('is asked for first: while Twilio cannot tell whether it exists, nothing is deleted', async () => {
    const harness = new Harness();
    const foreign = bindForeign(harness);
    const ours = await attached(harness, 'sam');
    harness.network = refusing(500, (request) => readingWebhook(request) && request.url.endsWith(foreign));
    expect(codeOf(await detach(harness, 'sam', ours))).toBe('twilio-unavailable');
    expect(ttids(harness)).toEqual([foreign, ours]);
    harness.network = UNTROUBLED;
    expect(await detach(harness, 'sam', ours)).toMatchObject({ ok: true });
    expect(bound(harness)).toBe(foreign);
  });

  test('is not forgotten when binding it fails: detaching once more does it', async () => {
    const harness = new Harness();
    const foreign = bindForeign(harness);
    const ours = await attached(harness, 'sam');
    harness.network = refusing(400, binding);
    expect(codeOf(await detach(harness, 'sam', ours))).toBe('twilio-refused');
    expect(ttids(harness)).toEqual([foreign]);
    harness.network = UNTROUBLED;
    expect(await detach(harness, 'sam', ours)).toMatchObject({
      value: { binding: { state: 'foreign', ttid: foreign } },
    });
    expect(bound(harness)).toBe(foreign);
  });

  test('is bound although what is bound then cannot be read', async () => {
    const harness = new Harness();
    const foreign = bindForeign(harness);
    const ours = await attached(harness, 'sam');
    let isBoundBack = false;
    harness.network = async (request, send) => {
      isBoundBack ||= binding(request);
      return isBoundBack && readingWebhook(request) ? answering(400) : send();
    };
    expect(codeOf(await detach(harness, 'sam', ours))).toBe('twilio-refused');
    expect(bound(harness)).toBe(foreign);
  });
});

describe('a ttid that leads nowhere', () => {
  test('is told when Twilio does not let go of it, and nothing is recorded of it any more', async () => {
    const harness = new Harness();
    const ttid = await attached(harness);
    harness.network = refusing(500, binding);
    expect(await detach(harness, 'alice', ttid)).toEqual({
      ok: true,
      value: { binding: { state: 'dangling', ttid, timeline: null } },
    });
    expect(recorded(harness)).toBeUndefined();
  });

  test('is unbound', async () => {
    const harness = new Harness();
    harness.world.bindWebhook(aliceSubject(harness).interactionSid, ABSENT_TTID);
    expect(await detach(harness, 'alice', ABSENT_TTID)).toEqual({ ok: true, value: { binding: { state: 'none' } } });
    expect(bound(harness)).toBeNull();
    expect(harness.sent.filter(deletingWebhook)).toEqual([]);
  });
});

describe('removing a webhook that was left behind', () => {
  async function leftBehind(harness: Harness): Promise<Ttid> {
    harness.network = refusing(400, binding, deletingWebhook);
    const answer = await attach(harness, 'alice', null, 'crm');
    harness.network = UNTROUBLED;
    if (answer.ok || answer.failure.code !== 'left-behind') throw new Error('nothing was left behind');
    return answer.failure.ttid;
  }

  test.each<[string, Harness['network']]>([
    ['looked up', refusing(400, readingWebhook)],
    ['deleted', refusing(400, deletingWebhook)],
  ])('fails while it cannot be %s', async (_, network) => {
    const harness = new Harness();
    const ttid = await leftBehind(harness);
    harness.network = network;
    expect(codeOf(await detach(harness, 'alice', ttid))).toBe('twilio-refused');
    harness.network = UNTROUBLED;
    expect(await detach(harness, 'alice', ttid)).toEqual({ ok: true, value: { binding: { state: 'none' } } });
    expect(ttids(harness)).toEqual([]);
  });

  test('is not open to an agent who is wrapping up, if it was another attach that succeeded', async () => {
    const harness = new Harness();
    const left = await leftBehind(harness);
    const ttid = await attached(harness);
    harness.world.closeChannel(aliceSubject(harness).channelSid, 'wrapup');
    expect(await detach(harness, 'alice', left)).toMatchObject({ failure: { code: 'conflict', binding: { ttid } } });
    expect(ttids(harness)).toEqual([left, ttid]);
  });
});
