import { PAGE_SIZE } from '../../../functions/lib/twilio/flex';
import type { Failure } from '../../../src/contract/failures';
import type { Ttid } from '../../../src/contract/sids';
import { boundTtid, codeOf, webhookTtids } from '../../fixtures/account-state';
import { attach, detach } from '../../fixtures/attachments';
import { bindForeign, registerForeign } from '../../fixtures/foreign-webhooks';
import { Harness } from '../../fixtures/harness';
import {
  errorAnswer,
  failing,
  isBind,
  isInteractionRead,
  isRecordCreate,
  isRegister,
  isWebhookDelete,
  isWebhookList,
  isWebhookRead,
  losingAnswers,
  neverAnswering,
  RELIABLE,
} from '../../fixtures/network';
import { ABSENT_TTID, aliceSubject } from '../../fixtures/subjects';

const attachCrm = (harness: Harness, identity = 'alice', seenTtid: Ttid | null = null) =>
  attach(harness, identity, seenTtid, 'crm');

/** Nothing was attached, nothing is left, and nobody has to wait before they try again. */
async function expectUndone(harness: Harness) {
  expect(webhookTtids(harness)).toEqual([]);
  expect(boundTtid(harness)).toBeNull();
  harness.network = RELIABLE;
  expect(await attachCrm(harness, 'sam')).toMatchObject({ ok: true });
}

/** Detaches what is bound; the ttid that is bound then. */
async function detached(harness: Harness): Promise<string | null> {
  expect(await detach(harness, 'sam', boundTtid(harness) as Ttid)).toMatchObject({ ok: true });
  return boundTtid(harness);
}

/** An account that has its map of records already, which takes calls to make. */
async function seasoned(): Promise<Harness> {
  const harness = new Harness();
  expect(await attachCrm(harness)).toMatchObject({ ok: true });
  await detached(harness);
  return harness;
}

/** Everything but deleting takes nearly as long as one call may. */
const slow = (harness: Harness) => {
  harness.network = async (request, send) => {
    if (request.method !== 'DELETE') await harness.time.sleep(2_400);
    return send();
  };
};

test('nothing is begun while Twilio cannot say what is bound', async () => {
  const harness = new Harness();
  const foreign = bindForeign(harness);
  harness.network = failing(400, isWebhookRead);
  expect(codeOf(await attachCrm(harness, 'sam', foreign))).toBe('twilio-refused');
  expect(harness.sent.filter(isRegister)).toEqual([]);
  expect(boundTtid(harness)).toBe(foreign);
});

test.each<[string, Harness['network'], Failure['code']]>([
  ['registering is refused', failing(400, isRegister), 'twilio-refused'],
  ['registering and claiming are', failing(400, isRegister, isRecordCreate), 'twilio-refused'],
  ['claiming fails', failing(500, isRecordCreate), 'twilio-unavailable'],
  ['binding is refused', failing(400, isBind), 'twilio-refused'],
])('nothing is left when %s, and the answer is why', async (_, network, code) => {
  const harness = new Harness();
  harness.network = network;
  expect(codeOf(await attachCrm(harness))).toBe(code);
  await expectUndone(harness);
});

describe('when registering fails', () => {
  test('what Twilio refuses is not asked for again', async () => {
    const harness = new Harness();
    harness.network = failing(400, isRegister);
    await attachCrm(harness);
    expect(harness.sent.filter(isRegister)).toHaveLength(1);
  });

  test('what took effect without an answer is adopted, whatever others have registered', async () => {
    const harness = new Harness();
    const others = registerForeign(harness);
    harness.network = losingAnswers(isRegister);
    expect(await attachCrm(harness)).toMatchObject({ ok: true });
    const [ours] = webhookTtids(harness).filter((ttid) => ttid !== others);
    expect(boundTtid(harness)).toBe(ours);
    expect(webhookTtids(harness)).toHaveLength(2);
  });

  test('what took effect without an answer is found on the second page, too', async () => {
    const harness = new Harness();
    for (let number = 0; number < PAGE_SIZE; number += 1) registerForeign(harness);
    harness.network = losingAnswers(isRegister);
    expect(await attachCrm(harness)).toMatchObject({ ok: true });
    expect(webhookTtids(harness)).toHaveLength(PAGE_SIZE + 1);
    expect(harness.sent.filter(isWebhookList)).toHaveLength(2);
  });

  test('what had no effect is sent once more when one look at the list has told so', async () => {
    const harness = new Harness();
    harness.network = failing(500, isRegister);
    expect(codeOf(await attachCrm(harness))).toBe('twilio-unavailable');
    expect(harness.sent.filter(isWebhookList)).toHaveLength(1);
    expect(harness.sent.filter(isRegister)).toHaveLength(2);
    await expectUndone(harness);
  });

  test('it is sent once more, too, when the list cannot be read', async () => {
    const harness = new Harness();
    let isFirst = true;
    harness.network = async (request, send) => {
      if (isWebhookList(request)) return errorAnswer(500);
      if (!isRegister(request) || !isFirst) return send();
      isFirst = false;
      return errorAnswer(500);
    };
    expect(await attachCrm(harness)).toMatchObject({ ok: true });
    expect(webhookTtids(harness)).toEqual([boundTtid(harness)]);
  });
});

describe('when claiming fails', () => {
  test('a webhook that cannot be removed is named, to the person and in the log', async () => {
    const harness = new Harness();
    harness.network = failing(400, isRecordCreate, isWebhookDelete);
    const answer = await attachCrm(harness);
    const [ttid] = webhookTtids(harness);
    expect(answer).toEqual({ ok: false, failure: { code: 'left-behind', ttid } });
    expect(harness.log).toContainEqual({ event: 'left-behind', ttid, twilioCode: 20001, requestId: null });
  });

  test('because somebody was quicker, but what they did cannot be read, the answer is why', async () => {
    const harness = new Harness();
    let isOutrun = false;
    harness.network = async (request, send) => {
      if (isOutrun && isInteractionRead(request)) return errorAnswer(400);
      if (!isRecordCreate(request)) return send();
      isOutrun = true;
      return errorAnswer(409, 54208);
    };
    expect(codeOf(await attachCrm(harness))).toBe('twilio-refused');
    await expectUndone(harness);
  });
});

describe('when binding fails', () => {
  test('what took effect without an answer counts as bound', async () => {
    const harness = new Harness();
    harness.network = losingAnswers(isBind);
    expect(await attachCrm(harness)).toMatchObject({ ok: true, value: { binding: { state: 'attached' } } });
    expect(webhookTtids(harness)).toEqual([boundTtid(harness)]);
  });

  test('and the interaction is gone, the webhook goes as well', async () => {
    const harness = new Harness();
    let isGone = false;
    harness.network = async (request, send) => {
      if (isGone && isInteractionRead(request)) return errorAnswer(404, 20404);
      if (!isBind(request)) return send();
      isGone = true;
      return errorAnswer(500);
    };
    expect(codeOf(await attachCrm(harness))).toBe('twilio-unavailable');
    await expectUndone(harness);
  });

  test('a webhook that can neither be bound nor removed is named', async () => {
    const harness = new Harness();
    harness.network = failing(400, isBind, isWebhookDelete);
    const answer = await attachCrm(harness);
    expect(answer).toEqual({ ok: false, failure: { code: 'left-behind', ttid: webhookTtids(harness)[0] } });
  });
});

describe('when somebody binds something else in the same moment', () => {
  /** Twilio accepts the bind, and its answer tells of another webhook. */
  const overtaken =
    (harness: Harness, others: Ttid): Harness['network'] =>
    async (request, send) => {
      if (!isBind(request)) return send();
      const { text, ...answer } = await send();
      const [ours] = webhookTtids(harness).filter((ttid) => ttid !== others);
      harness.world.bindWebhook(aliceSubject(harness).interactionSid, others);
      const told = (await text()).replaceAll(ours ?? '', others);
      return { ...answer, text: async () => told };
    };

  test('ours goes, theirs stays, and the person is told what is there now', async () => {
    const harness = new Harness();
    const others = registerForeign(harness);
    harness.network = overtaken(harness, others);
    expect(await attachCrm(harness)).toMatchObject({
      failure: { code: 'conflict', binding: { state: 'foreign', ttid: others } },
    });
    expect(webhookTtids(harness)).toEqual([others]);
    expect(boundTtid(harness)).toBe(others);
  });

  test('ours is named if it cannot be removed', async () => {
    const harness = new Harness();
    const others = registerForeign(harness);
    const overtaking = overtaken(harness, others);
    harness.network = async (request, send) =>
      isWebhookDelete(request) ? errorAnswer(400) : overtaking(request, send);
    const [answer, ours] = [await attachCrm(harness), webhookTtids(harness)[1]];
    expect(answer).toEqual({ ok: false, failure: { code: 'left-behind', ttid: ours } });
  });
});

describe('what was bound before', () => {
  test('comes back when nobody can say whether ours was bound', async () => {
    const harness = new Harness();
    const foreign = bindForeign(harness);
    let isUnreadable = false;
    harness.network = async (request, send) => {
      if (isUnreadable && isInteractionRead(request)) return errorAnswer(500);
      if (!isBind(request) || isUnreadable) return send();
      isUnreadable = true;
      await send();
      return errorAnswer(400);
    };
    expect(codeOf(await attachCrm(harness, 'sam', foreign))).toBe('twilio-refused');
    expect(webhookTtids(harness)).toEqual([foreign]);
    expect(boundTtid(harness)).toBe(foreign);
  });

  test('is bound back by a later detach when it could not come back, whatever was recorded before', async () => {
    const harness = new Harness();
    expect(await attachCrm(harness)).toMatchObject({ ok: true });
    harness.world.deleteWebhook(boundTtid(harness) ?? '');
    const foreign = bindForeign(harness);
    await harness.time.run(harness.time.sleep(15_000));
    let isTroubled = false;
    harness.network = async (request, send) => {
      if (isTroubled && (isBind(request) || isInteractionRead(request))) return errorAnswer(400);
      if (!isBind(request)) return send();
      isTroubled = true;
      await send();
      return errorAnswer(400);
    };
    expect(codeOf(await attachCrm(harness, 'sam', foreign))).toBe('twilio-refused');
    expect(webhookTtids(harness)).toEqual([foreign]);

    harness.network = RELIABLE;
    await harness.time.run(harness.time.sleep(15_000));
    expect(await detached(harness)).toBe(foreign);
  });

  test('is bound back by a later detach when a bind that was given up on arrives after all', async () => {
    const harness = new Harness();
    const foreign = bindForeign(harness);
    let late: string | null = null;
    harness.network = async (request, send) => {
      if (!isBind(request)) return send();
      late = new URLSearchParams(request.body).get('WebhookTtid');
      return errorAnswer(400);
    };
    expect(codeOf(await attachCrm(harness, 'sam', foreign))).toBe('twilio-refused');

    harness.network = RELIABLE;
    harness.world.bindWebhook(aliceSubject(harness).interactionSid, late);
    expect(await detached(harness)).toBe(foreign);
  });

  test('is not bound back once somebody has unbound everything', async () => {
    const harness = new Harness();
    const foreign = bindForeign(harness);
    expect(await attachCrm(harness, 'sam', foreign)).toMatchObject({ ok: true });
    harness.world.bindWebhook(aliceSubject(harness).interactionSid, null);
    await harness.time.run(harness.time.sleep(15_000));
    expect(await attachCrm(harness, 'sam')).toMatchObject({ ok: true });
    expect(await detached(harness)).toBeNull();
  });
});

describe('when Twilio is slow', () => {
  test('silence ends in an answer before the platform’s time limit', async () => {
    const harness = new Harness();
    const startedAt = harness.time.now();
    harness.network = neverAnswering(isRegister);
    expect(codeOf(await attachCrm(harness))).toBe('twilio-unavailable');
    expect(harness.time.now() - startedAt).toBeLessThan(10_000);
    await expectUndone(harness);
  });

  test('nothing is begun when reading has left too little time to undo it', async () => {
    const harness = new Harness();
    harness.world.bindWebhook(aliceSubject(harness).interactionSid, ABSENT_TTID);
    slow(harness);
    expect(codeOf(await attachCrm(harness, 'alice', ABSENT_TTID))).toBe('twilio-unavailable');
    expect(harness.sent.filter(isRegister)).toEqual([]);
    expect(harness.sent.filter(isRecordCreate)).toEqual([]);
  });

  test('nothing is bound when registering has left too little time to undo it', async () => {
    const harness = await seasoned();
    const before = harness.sent.filter(isBind).length;
    slow(harness);
    expect(codeOf(await attachCrm(harness, 'ada'))).toBe('twilio-unavailable');
    expect(harness.sent.filter(isBind)).toHaveLength(before);
    await expectUndone(harness);
  });
});
