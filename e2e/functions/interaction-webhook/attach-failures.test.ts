import { PAGE_SIZE } from '../../../functions/lib/twilio/flex';
import type { Failure } from '../../../src/contract/failures';
import type { Ttid } from '../../../src/contract/sids';
import { bound, codeOf, ttids } from '../../fixtures/account-state';
import { attach, detach } from '../../fixtures/attachments';
import { bindForeign, registered } from '../../fixtures/foreign-webhooks';
import { Harness } from '../../fixtures/harness';
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
} from '../../fixtures/network';
import { ABSENT_TTID, aliceSubject } from '../../fixtures/subjects';

const attachCrm = (harness: Harness, identity = 'alice', seenTtid: Ttid | null = null) =>
  attach(harness, identity, seenTtid, 'crm');

/** Nothing was attached, nothing is left, and nobody has to wait before they try again. */
async function expectUndone(harness: Harness) {
  expect(ttids(harness)).toEqual([]);
  expect(bound(harness)).toBeNull();
  harness.network = UNTROUBLED;
  expect(await attachCrm(harness, 'sam')).toMatchObject({ ok: true });
}

/** Detaches what is bound; the ttid that is bound then. */
async function detached(harness: Harness): Promise<string | null> {
  expect(await detach(harness, 'sam', bound(harness) as Ttid)).toMatchObject({ ok: true });
  return bound(harness);
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
  harness.network = refusing(400, readingWebhook);
  expect(codeOf(await attachCrm(harness, 'sam', foreign))).toBe('twilio-refused');
  expect(harness.sent.filter(registering)).toEqual([]);
  expect(bound(harness)).toBe(foreign);
});

test.each<[string, Harness['network'], Failure['code']]>([
  ['registering is refused', refusing(400, registering), 'twilio-refused'],
  ['registering and claiming are', refusing(400, registering, creatingRecord), 'twilio-refused'],
  ['claiming fails', refusing(500, creatingRecord), 'twilio-unavailable'],
  ['binding is refused', refusing(400, binding), 'twilio-refused'],
])('nothing is left when %s, and the answer is why', async (_, network, code) => {
  const harness = new Harness();
  harness.network = network;
  expect(codeOf(await attachCrm(harness))).toBe(code);
  await expectUndone(harness);
});

describe('when registering fails', () => {
  test('what Twilio refuses is not asked for again', async () => {
    const harness = new Harness();
    harness.network = refusing(400, registering);
    await attachCrm(harness);
    expect(harness.sent.filter(registering)).toHaveLength(1);
  });

  test('what took effect without an answer is adopted, whatever others have registered', async () => {
    const harness = new Harness();
    const others = registered(harness);
    harness.network = unanswered(registering);
    expect(await attachCrm(harness)).toMatchObject({ ok: true });
    const [ours] = ttids(harness).filter((ttid) => ttid !== others);
    expect(bound(harness)).toBe(ours);
    expect(ttids(harness)).toHaveLength(2);
  });

  test('what took effect without an answer is found on the second page, too', async () => {
    const harness = new Harness();
    for (let number = 0; number < PAGE_SIZE; number += 1) registered(harness);
    harness.network = unanswered(registering);
    expect(await attachCrm(harness)).toMatchObject({ ok: true });
    expect(ttids(harness)).toHaveLength(PAGE_SIZE + 1);
    expect(harness.sent.filter(listingWebhooks)).toHaveLength(2);
  });

  test('what had no effect is sent once more when one look at the list has told so', async () => {
    const harness = new Harness();
    harness.network = refusing(500, registering);
    expect(codeOf(await attachCrm(harness))).toBe('twilio-unavailable');
    expect(harness.sent.filter(listingWebhooks)).toHaveLength(1);
    expect(harness.sent.filter(registering)).toHaveLength(2);
    await expectUndone(harness);
  });

  test('it is sent once more, too, when the list cannot be read', async () => {
    const harness = new Harness();
    let isFirst = true;
    harness.network = async (request, send) => {
      if (listingWebhooks(request)) return answering(500);
      if (!registering(request) || !isFirst) return send();
      isFirst = false;
      return answering(500);
    };
    expect(await attachCrm(harness)).toMatchObject({ ok: true });
    expect(ttids(harness)).toEqual([bound(harness)]);
  });
});

describe('when claiming fails', () => {
  test('a webhook that cannot be removed is named, to the person and in the log', async () => {
    const harness = new Harness();
    harness.network = refusing(400, creatingRecord, deletingWebhook);
    const answer = await attachCrm(harness);
    const [ttid] = ttids(harness);
    expect(answer).toEqual({ ok: false, failure: { code: 'left-behind', ttid } });
    expect(harness.log).toContainEqual({ event: 'left-behind', ttid, twilioCode: 20001, requestId: null });
  });

  test('because somebody was quicker, but what they did cannot be read, the answer is why', async () => {
    const harness = new Harness();
    let isOutrun = false;
    harness.network = async (request, send) => {
      if (isOutrun && readingInteraction(request)) return answering(400);
      if (!creatingRecord(request)) return send();
      isOutrun = true;
      return answering(409, 54208);
    };
    expect(codeOf(await attachCrm(harness))).toBe('twilio-refused');
    await expectUndone(harness);
  });
});

describe('when binding fails', () => {
  test('what took effect without an answer counts as bound', async () => {
    const harness = new Harness();
    harness.network = unanswered(binding);
    expect(await attachCrm(harness)).toMatchObject({ ok: true, value: { binding: { state: 'attached' } } });
    expect(ttids(harness)).toEqual([bound(harness)]);
  });

  test('and the interaction is gone, the webhook goes as well', async () => {
    const harness = new Harness();
    let isGone = false;
    harness.network = async (request, send) => {
      if (isGone && readingInteraction(request)) return answering(404, 20404);
      if (!binding(request)) return send();
      isGone = true;
      return answering(500);
    };
    expect(codeOf(await attachCrm(harness))).toBe('twilio-unavailable');
    await expectUndone(harness);
  });

  test('a webhook that can neither be bound nor removed is named', async () => {
    const harness = new Harness();
    harness.network = refusing(400, binding, deletingWebhook);
    const answer = await attachCrm(harness);
    expect(answer).toEqual({ ok: false, failure: { code: 'left-behind', ttid: ttids(harness)[0] } });
  });
});

describe('when somebody binds something else in the same moment', () => {
  /** Twilio accepts the bind, and its answer tells of another webhook. */
  const overtaken =
    (harness: Harness, others: Ttid): Harness['network'] =>
    async (request, send) => {
      if (!binding(request)) return send();
      const { text, ...answer } = await send();
      const [ours] = ttids(harness).filter((ttid) => ttid !== others);
      harness.world.bindWebhook(aliceSubject(harness).interactionSid, others);
      const told = (await text()).replaceAll(ours ?? '', others);
      return { ...answer, text: async () => told };
    };

  test('ours goes, theirs stays, and the person is told what is there now', async () => {
    const harness = new Harness();
    const others = registered(harness);
    harness.network = overtaken(harness, others);
    expect(await attachCrm(harness)).toMatchObject({
      failure: { code: 'conflict', binding: { state: 'foreign', ttid: others } },
    });
    expect(ttids(harness)).toEqual([others]);
    expect(bound(harness)).toBe(others);
  });

  test('ours is named if it cannot be removed', async () => {
    const harness = new Harness();
    const others = registered(harness);
    const overtaking = overtaken(harness, others);
    harness.network = async (request, send) => (deletingWebhook(request) ? answering(400) : overtaking(request, send));
    const [answer, ours] = [await attachCrm(harness), ttids(harness)[1]];
    expect(answer).toEqual({ ok: false, failure: { code: 'left-behind', ttid: ours } });
  });
});

describe('what was bound before', () => {
  test('comes back when nobody can say whether ours was bound', async () => {
    const harness = new Harness();
    const foreign = bindForeign(harness);
    let isUnreadable = false;
    harness.network = async (request, send) => {
      if (isUnreadable && readingInteraction(request)) return answering(500);
      if (!binding(request) || isUnreadable) return send();
      isUnreadable = true;
      await send();
      return answering(400);
    };
    expect(codeOf(await attachCrm(harness, 'sam', foreign))).toBe('twilio-refused');
    expect(ttids(harness)).toEqual([foreign]);
    expect(bound(harness)).toBe(foreign);
  });

  test('is bound back by a later detach when it could not come back, whatever was recorded before', async () => {
    const harness = new Harness();
    expect(await attachCrm(harness)).toMatchObject({ ok: true });
    harness.world.deleteWebhook(bound(harness) ?? '');
    const foreign = bindForeign(harness);
    await harness.time.run(harness.time.sleep(15_000));
    let isTroubled = false;
    harness.network = async (request, send) => {
      if (isTroubled && (binding(request) || readingInteraction(request))) return answering(400);
      if (!binding(request)) return send();
      isTroubled = true;
      await send();
      return answering(400);
    };
    expect(codeOf(await attachCrm(harness, 'sam', foreign))).toBe('twilio-refused');
    expect(ttids(harness)).toEqual([foreign]);

    harness.network = UNTROUBLED;
    await harness.time.run(harness.time.sleep(15_000));
    expect(await detached(harness)).toBe(foreign);
  });

  test('is bound back by a later detach when a bind that was given up on arrives after all', async () => {
    const harness = new Harness();
    const foreign = bindForeign(harness);
    let late: string | null = null;
    harness.network = async (request, send) => {
      if (!binding(request)) return send();
      late = new URLSearchParams(request.body).get('WebhookTtid');
      return answering(400);
    };
    expect(codeOf(await attachCrm(harness, 'sam', foreign))).toBe('twilio-refused');

    harness.network = UNTROUBLED;
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
    harness.network = swallowing(registering);
    expect(codeOf(await attachCrm(harness))).toBe('twilio-unavailable');
    expect(harness.time.now() - startedAt).toBeLessThan(10_000);
    await expectUndone(harness);
  });

  test('nothing is begun when reading has left too little time to undo it', async () => {
    const harness = new Harness();
    harness.world.bindWebhook(aliceSubject(harness).interactionSid, ABSENT_TTID);
    slow(harness);
    expect(codeOf(await attachCrm(harness, 'alice', ABSENT_TTID))).toBe('twilio-unavailable');
    expect(harness.sent.filter(registering)).toEqual([]);
    expect(harness.sent.filter(creatingRecord)).toEqual([]);
  });

  test('nothing is bound when registering has left too little time to undo it', async () => {
    const harness = await seasoned();
    const before = harness.sent.filter(binding).length;
    slow(harness);
    expect(codeOf(await attachCrm(harness, 'ada'))).toBe('twilio-unavailable');
    expect(harness.sent.filter(binding)).toHaveLength(before);
    await expectUndone(harness);
  });
});
