import { PAGE_SIZE } from '../../functions/lib/twilio/flex';
import type { Failure } from '../../src/contract/failures';
import type { Ttid } from '../../src/contract/sids';
import { attach, detach } from './attaching';
import { bindForeign, registered } from './foreign';
import {
  answering,
  binding,
  creatingRecord,
  deletingWebhook,
  listingWebhooks,
  readingInteraction,
  readingWebhook,
  refusing,
  registering,
  swallowing,
  UNTROUBLED,
  unanswered,
} from './network';
import { bound, codeOf, ttids } from './outcome';
import { Stage } from './stage';
import { ABSENT_TTID, aliceSubject } from './subjects';

const attachCrm = (stage: Stage, identity = 'alice', seenTtid: Ttid | null = null) =>
  attach(stage, identity, seenTtid, 'crm');

/** Nothing was attached, nothing is left, and nobody has to wait before they try again. */
async function expectUndone(stage: Stage) {
  expect(ttids(stage)).toEqual([]);
  expect(bound(stage)).toBeNull();
  stage.network = UNTROUBLED;
  expect(await attachCrm(stage, 'sam')).toMatchObject({ ok: true });
}

/** Detaches what is bound; the ttid that is bound then. */
async function detached(stage: Stage): Promise<string | null> {
  expect(await detach(stage, 'sam', bound(stage) as Ttid)).toMatchObject({ ok: true });
  return bound(stage);
}

/** An account that has its map of records already, which takes calls to make. */
async function seasoned(): Promise<Stage> {
  const stage = new Stage();
  expect(await attachCrm(stage)).toMatchObject({ ok: true });
  await detached(stage);
  return stage;
}

/** Everything but deleting takes nearly as long as one call may. */
const slow = (stage: Stage) => {
  stage.network = async (request, send) => {
    if (request.method !== 'DELETE') await stage.time.sleep(2_400);
    return send();
  };
};

test('nothing is begun while Twilio cannot say what is bound', async () => {
  const stage = new Stage();
  const foreign = bindForeign(stage);
  stage.network = refusing(400, readingWebhook);
  expect(codeOf(await attachCrm(stage, 'sam', foreign))).toBe('twilio-refused');
  expect(stage.sent.filter(registering)).toEqual([]);
  expect(bound(stage)).toBe(foreign);
});

test.each<[string, Stage['network'], Failure['code']]>([
  ['registering is refused', refusing(400, registering), 'twilio-refused'],
  ['registering and claiming are', refusing(400, registering, creatingRecord), 'twilio-refused'],
  ['claiming fails', refusing(500, creatingRecord), 'twilio-unavailable'],
  ['binding is refused', refusing(400, binding), 'twilio-refused'],
])('nothing is left when %s, and the answer is why', async (_, network, code) => {
  const stage = new Stage();
  stage.network = network;
  expect(codeOf(await attachCrm(stage))).toBe(code);
  await expectUndone(stage);
});

describe('when registering fails', () => {
  test('what Twilio refuses is not asked for again', async () => {
    const stage = new Stage();
    stage.network = refusing(400, registering);
    await attachCrm(stage);
    expect(stage.sent.filter(registering)).toHaveLength(1);
  });

  test('what took effect without an answer is adopted, whatever others have registered', async () => {
    const stage = new Stage();
    const others = registered(stage);
    stage.network = unanswered(registering);
    expect(await attachCrm(stage)).toMatchObject({ ok: true });
    const [ours] = ttids(stage).filter((ttid) => ttid !== others);
    expect(bound(stage)).toBe(ours);
    expect(ttids(stage)).toHaveLength(2);
  });

  test('what took effect without an answer is found on the second page, too', async () => {
    const stage = new Stage();
    for (let number = 0; number < PAGE_SIZE; number += 1) registered(stage);
    stage.network = unanswered(registering);
    expect(await attachCrm(stage)).toMatchObject({ ok: true });
    expect(ttids(stage)).toHaveLength(PAGE_SIZE + 1);
    expect(stage.sent.filter(listingWebhooks)).toHaveLength(2);
  });

  test('what had no effect is sent once more when one look at the list has told so', async () => {
    const stage = new Stage();
    stage.network = refusing(500, registering);
    expect(codeOf(await attachCrm(stage))).toBe('twilio-unavailable');
    expect(stage.sent.filter(listingWebhooks)).toHaveLength(1);
    expect(stage.sent.filter(registering)).toHaveLength(2);
    await expectUndone(stage);
  });

  test('it is sent once more, too, when the list cannot be read', async () => {
    const stage = new Stage();
    let isFirst = true;
    stage.network = async (request, send) => {
      if (listingWebhooks(request)) return answering(500);
      if (!registering(request) || !isFirst) return send();
      isFirst = false;
      return answering(500);
    };
    expect(await attachCrm(stage)).toMatchObject({ ok: true });
    expect(ttids(stage)).toEqual([bound(stage)]);
  });
});

describe('when claiming fails', () => {
  test('a webhook that cannot be removed is named, to the person and in the log', async () => {
    const stage = new Stage();
    stage.network = refusing(400, creatingRecord, deletingWebhook);
    const answer = await attachCrm(stage);
    const [ttid] = ttids(stage);
    expect(answer).toEqual({ ok: false, failure: { code: 'left-behind', ttid } });
    expect(stage.log).toContainEqual({ event: 'left-behind', ttid, twilioCode: 20001, requestId: null });
  });

  test('because somebody was quicker, but what they did cannot be read, the answer is why', async () => {
    const stage = new Stage();
    let isOutrun = false;
    stage.network = async (request, send) => {
      if (isOutrun && readingInteraction(request)) return answering(400);
      if (!creatingRecord(request)) return send();
      isOutrun = true;
      return answering(409, 54208);
    };
    expect(codeOf(await attachCrm(stage))).toBe('twilio-refused');
    await expectUndone(stage);
  });
});

describe('when binding fails', () => {
  test('what took effect without an answer counts as bound', async () => {
    const stage = new Stage();
    stage.network = unanswered(binding);
    expect(await attachCrm(stage)).toMatchObject({ ok: true, value: { binding: { state: 'attached' } } });
    expect(ttids(stage)).toEqual([bound(stage)]);
  });

  test('and the interaction is gone, the webhook goes as well', async () => {
    const stage = new Stage();
    let isGone = false;
    stage.network = async (request, send) => {
      if (isGone && readingInteraction(request)) return answering(404, 20404);
      if (!binding(request)) return send();
      isGone = true;
      return answering(500);
    };
    expect(codeOf(await attachCrm(stage))).toBe('twilio-unavailable');
    await expectUndone(stage);
  });

  test('a webhook that can neither be bound nor removed is named', async () => {
    const stage = new Stage();
    stage.network = refusing(400, binding, deletingWebhook);
    const answer = await attachCrm(stage);
    expect(answer).toEqual({ ok: false, failure: { code: 'left-behind', ttid: ttids(stage)[0] } });
  });
});

describe('when somebody binds something else in the same moment', () => {
  /** Twilio accepts the bind, and its answer tells of another webhook. */
  const overtaken =
    (stage: Stage, others: Ttid): Stage['network'] =>
    async (request, send) => {
      if (!binding(request)) return send();
      const { text, ...answer } = await send();
      const [ours] = ttids(stage).filter((ttid) => ttid !== others);
      stage.world.bindWebhook(aliceSubject(stage).interactionSid, others);
      const told = (await text()).replaceAll(ours ?? '', others);
      return { ...answer, text: async () => told };
    };

  test('ours goes, theirs stays, and the person is told what is there now', async () => {
    const stage = new Stage();
    const others = registered(stage);
    stage.network = overtaken(stage, others);
    expect(await attachCrm(stage)).toMatchObject({
      failure: { code: 'conflict', binding: { state: 'foreign', ttid: others } },
    });
    expect(ttids(stage)).toEqual([others]);
    expect(bound(stage)).toBe(others);
  });

  test('ours is named if it cannot be removed', async () => {
    const stage = new Stage();
    const others = registered(stage);
    const overtaking = overtaken(stage, others);
    stage.network = async (request, send) => (deletingWebhook(request) ? answering(400) : overtaking(request, send));
    const [answer, ours] = [await attachCrm(stage), ttids(stage)[1]];
    expect(answer).toEqual({ ok: false, failure: { code: 'left-behind', ttid: ours } });
  });
});

describe('what was bound before', () => {
  test('comes back when nobody can say whether ours was bound', async () => {
    const stage = new Stage();
    const foreign = bindForeign(stage);
    let isUnreadable = false;
    stage.network = async (request, send) => {
      if (isUnreadable && readingInteraction(request)) return answering(500);
      if (!binding(request) || isUnreadable) return send();
      isUnreadable = true;
      await send();
      return answering(400);
    };
    expect(codeOf(await attachCrm(stage, 'sam', foreign))).toBe('twilio-refused');
    expect(ttids(stage)).toEqual([foreign]);
    expect(bound(stage)).toBe(foreign);
  });

  test('is bound back by a later detach when it could not come back, whatever was recorded before', async () => {
    const stage = new Stage();
    expect(await attachCrm(stage)).toMatchObject({ ok: true });
    stage.world.deleteWebhook(bound(stage) ?? '');
    const foreign = bindForeign(stage);
    await stage.time.run(stage.time.sleep(15_000));
    let isTroubled = false;
    stage.network = async (request, send) => {
      if (isTroubled && (binding(request) || readingInteraction(request))) return answering(400);
      if (!binding(request)) return send();
      isTroubled = true;
      await send();
      return answering(400);
    };
    expect(codeOf(await attachCrm(stage, 'sam', foreign))).toBe('twilio-refused');
    expect(ttids(stage)).toEqual([foreign]);

    stage.network = UNTROUBLED;
    await stage.time.run(stage.time.sleep(15_000));
    expect(await detached(stage)).toBe(foreign);
  });

  test('is bound back by a later detach when a bind that was given up on arrives after all', async () => {
    const stage = new Stage();
    const foreign = bindForeign(stage);
    let late: string | null = null;
    stage.network = async (request, send) => {
      if (!binding(request)) return send();
      late = new URLSearchParams(request.body).get('WebhookTtid');
      return answering(400);
    };
    expect(codeOf(await attachCrm(stage, 'sam', foreign))).toBe('twilio-refused');

    stage.network = UNTROUBLED;
    stage.world.bindWebhook(aliceSubject(stage).interactionSid, late);
    expect(await detached(stage)).toBe(foreign);
  });

  test('is not bound back once somebody has unbound everything', async () => {
    const stage = new Stage();
    const foreign = bindForeign(stage);
    expect(await attachCrm(stage, 'sam', foreign)).toMatchObject({ ok: true });
    stage.world.bindWebhook(aliceSubject(stage).interactionSid, null);
    await stage.time.run(stage.time.sleep(15_000));
    expect(await attachCrm(stage, 'sam')).toMatchObject({ ok: true });
    expect(await detached(stage)).toBeNull();
  });
});

describe('when Twilio is slow', () => {
  test('silence ends in an answer before the platform’s time limit', async () => {
    const stage = new Stage();
    const startedAt = stage.time.now();
    stage.network = swallowing(registering);
    expect(codeOf(await attachCrm(stage))).toBe('twilio-unavailable');
    expect(stage.time.now() - startedAt).toBeLessThan(10_000);
    await expectUndone(stage);
  });

  test('nothing is begun when reading has left too little time to undo it', async () => {
    const stage = new Stage();
    stage.world.bindWebhook(aliceSubject(stage).interactionSid, ABSENT_TTID);
    slow(stage);
    expect(codeOf(await attachCrm(stage, 'alice', ABSENT_TTID))).toBe('twilio-unavailable');
    expect(stage.sent.filter(registering)).toEqual([]);
    expect(stage.sent.filter(creatingRecord)).toEqual([]);
  });

  test('nothing is bound when registering has left too little time to undo it', async () => {
    const stage = await seasoned();
    const before = stage.sent.filter(binding).length;
    slow(stage);
    expect(codeOf(await attachCrm(stage, 'ada'))).toBe('twilio-unavailable');
    expect(stage.sent.filter(binding)).toHaveLength(before);
    await expectUndone(stage);
  });
});
