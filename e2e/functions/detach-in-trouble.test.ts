import type { Failure } from '../../src/contract/failures';
import type { Ttid } from '../../src/contract/sids';
import { attach, detach } from './attaching';
import { bindForeign } from './foreign';
import { answering, binding, changingRecord, deletingWebhook, readingWebhook, refusing, UNTROUBLED } from './network';
import { bound, codeOf, loseRecords, recorded, ttids } from './outcome';
import { Stage } from './stage';
import { ABSENT_TTID, aliceSubject } from './subjects';

/** Attaches in the place of what is bound; the ttid. */
async function attached(stage: Stage, identity = 'alice'): Promise<Ttid> {
  expect(await attach(stage, identity, bound(stage), 'crm')).toMatchObject({ ok: true });
  return bound(stage) as Ttid;
}

const status = (stage: Stage) => stage.as('alice', 'status', aliceSubject(stage));

/** All is as it was, and nobody has to wait before they try again. */
async function expectStillAttached(stage: Stage, ttid: Ttid) {
  stage.network = UNTROUBLED;
  expect(ttids(stage)).toContain(ttid);
  expect(bound(stage)).toBe(ttid);
  expect(await status(stage)).toMatchObject({ value: { binding: { state: 'attached', ttid, attachedBy: 'alice' } } });
  expect(await detach(stage, 'alice', ttid)).toMatchObject({ ok: true });
}

describe('a detach changes nothing', () => {
  test.each<[string, Stage['network'], Failure['code']]>([
    ['when Twilio cannot say what is bound', refusing(500, readingWebhook), 'twilio-unavailable'],
    ['when it cannot claim the interaction', refusing(500, changingRecord), 'twilio-unavailable'],
    ['when Twilio does not delete the webhook', refusing(400, deletingWebhook), 'twilio-refused'],
  ])('%s', async (_, network, code) => {
    const stage = new Stage();
    const ttid = await attached(stage);
    stage.network = network;
    expect(codeOf(await detach(stage, 'alice', ttid))).toBe(code);
    await expectStillAttached(stage, ttid);
  });

  test('when Twilio does not delete the webhook, and records nothing if nothing was recorded', async () => {
    const stage = new Stage();
    const ttid = await attached(stage);
    loseRecords(stage);
    stage.network = refusing(400, deletingWebhook);
    expect(codeOf(await detach(stage, 'alice', ttid))).toBe('twilio-refused');
    expect(recorded(stage)).toBeUndefined();
    expect(bound(stage)).toBe(ttid);
  });

  test('when somebody else was quicker, and tells what is there now', async () => {
    const stage = new Stage();
    const ttid = await attached(stage);
    stage.network = async (request, send) => (changingRecord(request) ? answering(412, 54205) : send());
    expect(await detach(stage, 'alice', ttid)).toMatchObject({
      failure: { code: 'conflict', binding: { state: 'attached', ttid } },
    });
    await expectStillAttached(stage, ttid);
  });

  test('when reading has left too little time', async () => {
    const stage = new Stage();
    const ttid = await attached(stage, 'alice');
    const before = stage.sent.filter(changingRecord).length;
    stage.network = async (_, send) => {
      await stage.time.sleep(2_400);
      return send();
    };
    expect(codeOf(await detach(stage, 'alice', ttid))).toBe('twilio-unavailable');
    expect(stage.sent.filter(changingRecord)).toHaveLength(before);
    await expectStillAttached(stage, ttid);
  });
});

describe('what a detach has to bind back', () => {
  test('is asked for first: while Twilio cannot tell whether it exists, nothing is deleted', async () => {
    const stage = new Stage();
    const foreign = bindForeign(stage);
    const ours = await attached(stage, 'sam');
    stage.network = refusing(500, (request) => readingWebhook(request) && request.url.endsWith(foreign));
    expect(codeOf(await detach(stage, 'sam', ours))).toBe('twilio-unavailable');
    expect(ttids(stage)).toEqual([foreign, ours]);
    stage.network = UNTROUBLED;
    expect(await detach(stage, 'sam', ours)).toMatchObject({ ok: true });
    expect(bound(stage)).toBe(foreign);
  });

  test('is not forgotten when binding it fails: detaching once more does it', async () => {
    const stage = new Stage();
    const foreign = bindForeign(stage);
    const ours = await attached(stage, 'sam');
    stage.network = refusing(400, binding);
    expect(codeOf(await detach(stage, 'sam', ours))).toBe('twilio-refused');
    expect(ttids(stage)).toEqual([foreign]);
    stage.network = UNTROUBLED;
    expect(await detach(stage, 'sam', ours)).toMatchObject({ value: { binding: { state: 'foreign', ttid: foreign } } });
    expect(bound(stage)).toBe(foreign);
  });

  test('is bound although what is bound then cannot be read', async () => {
    const stage = new Stage();
    const foreign = bindForeign(stage);
    const ours = await attached(stage, 'sam');
    let isBoundBack = false;
    stage.network = async (request, send) => {
      isBoundBack ||= binding(request);
      return isBoundBack && readingWebhook(request) ? answering(400) : send();
    };
    expect(codeOf(await detach(stage, 'sam', ours))).toBe('twilio-refused');
    expect(bound(stage)).toBe(foreign);
  });
});

describe('a ttid that leads nowhere', () => {
  test('is told when Twilio does not let go of it, and nothing is recorded of it any more', async () => {
    const stage = new Stage();
    const ttid = await attached(stage);
    stage.network = refusing(500, binding);
    expect(await detach(stage, 'alice', ttid)).toEqual({
      ok: true,
      value: { binding: { state: 'dangling', ttid, timeline: null } },
    });
    expect(recorded(stage)).toBeUndefined();
  });

  test('is unbound', async () => {
    const stage = new Stage();
    stage.world.bindWebhook(aliceSubject(stage).interactionSid, ABSENT_TTID);
    expect(await detach(stage, 'alice', ABSENT_TTID)).toEqual({ ok: true, value: { binding: { state: 'none' } } });
    expect(bound(stage)).toBeNull();
    expect(stage.sent.filter(deletingWebhook)).toEqual([]);
  });
});

describe('removing a webhook that was left behind', () => {
  async function leftBehind(stage: Stage): Promise<Ttid> {
    stage.network = refusing(400, binding, deletingWebhook);
    const answer = await attach(stage, 'alice', null, 'crm');
    stage.network = UNTROUBLED;
    if (answer.ok || answer.failure.code !== 'left-behind') throw new Error('nothing was left behind');
    return answer.failure.ttid;
  }

  test.each<[string, Stage['network']]>([
    ['looked up', refusing(400, readingWebhook)],
    ['deleted', refusing(400, deletingWebhook)],
  ])('fails while it cannot be %s', async (_, network) => {
    const stage = new Stage();
    const ttid = await leftBehind(stage);
    stage.network = network;
    expect(codeOf(await detach(stage, 'alice', ttid))).toBe('twilio-refused');
    stage.network = UNTROUBLED;
    expect(await detach(stage, 'alice', ttid)).toEqual({ ok: true, value: { binding: { state: 'none' } } });
    expect(ttids(stage)).toEqual([]);
  });

  test('is not open to an agent who is wrapping up, if it was another attach that succeeded', async () => {
    const stage = new Stage();
    const left = await leftBehind(stage);
    const ttid = await attached(stage);
    stage.world.closeChannel(aliceSubject(stage).channelSid, 'wrapup');
    expect(await detach(stage, 'alice', left)).toMatchObject({ failure: { code: 'conflict', binding: { ttid } } });
    expect(ttids(stage)).toEqual([left, ttid]);
  });
});
