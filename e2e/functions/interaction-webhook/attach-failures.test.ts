import { PAGE_SIZE } from '../../../functions/lib/twilio/flex';
import type { Failure } from '../../../src/contract/failures';
import type { Ttid } from '../../../src/contract/sids';
import { boundTtid, webhookTtids } from '../../fixtures/account-state';
import { attach, attachCrm, detach } from '../../fixtures/attachments';
import { timelineNames } from '../../fixtures/events';
import { bind, bindForeign, registerForeign } from '../../fixtures/foreign-webhooks';
import { Harness } from '../../fixtures/harness';
import {
  delaying,
  errorAnswer,
  failing,
  isBind,
  isInteractionRead,
  isRecordCreate,
  isRecordRead,
  isRecordUpdate,
  isRegister,
  isWebhookDelete,
  isWebhookList,
  isWebhookRead,
  losingAnswers,
  neverAnswering,
  RELIABLE,
} from '../../fixtures/network';
import { codeOf } from '../../fixtures/results';
import { ABSENT_TTID } from '../../fixtures/subjects';
import { describing } from '../../fixtures/unreadable-webhooks';

/** After this time, no earlier request can still take effect. */
const ABANDONED_AFTER_MS = 15_000;

/** Expects that nothing was attached, nothing is left behind, and another person can attach at once. */
async function expectUndone(harness: Harness) {
  expect(webhookTtids(harness)).toEqual([]);
  expect(boundTtid(harness)).toBeNull();
  harness.network = RELIABLE;
  expect(await attach(harness, 'sam')).toMatchObject({ ok: true });
}

/** Detaches the bound webhook and returns the ttid that is bound afterwards. */
async function detachBound(harness: Harness): Promise<string | null> {
  expect(await detach(harness, 'sam', boundTtid(harness) as Ttid)).toMatchObject({ ok: true });
  return boundTtid(harness);
}

/** Delays everything except deletions by almost the time that one call may take. */
const slow = (harness: Harness) => delaying(harness, 2_400, ({ method }) => method !== 'DELETE');

test('an attach changes nothing while Twilio cannot say what is bound', async () => {
  const harness = new Harness();
  const foreign = bindForeign(harness);
  harness.network = failing(400, isWebhookRead);
  expect(codeOf(await attach(harness, 'sam', foreign))).toBe('twilio-refused');
  expect(harness.sent.filter(isRegister)).toEqual([]);
  expect(boundTtid(harness)).toBe(foreign);
});

test.each<[string, Harness['network'], Failure['code']]>([
  ['registering is refused', failing(400, isRegister), 'twilio-refused'],
  ['registering and claiming are refused', failing(400, isRegister, isRecordCreate), 'twilio-refused'],
  ['claiming fails', failing(500, isRecordCreate), 'twilio-unavailable'],
  ['binding is refused', failing(400, isBind), 'twilio-refused'],
])('an attach leaves nothing behind when %s, and answers with the reason', async (_, network, code) => {
  const harness = new Harness();
  harness.network = network;
  expect(codeOf(await attach(harness, 'alice'))).toBe(code);
  await expectUndone(harness);
});

test.each([
  ['removes the timeline with the webhook', [isBind], 0],
  ['keeps the timeline while the webhook exists, which may be bound', [isBind, isWebhookDelete], 1],
])('an attach to the inspector that is undone %s', async (_, failed, count) => {
  const harness = new Harness();
  harness.network = failing(400, ...failed);
  await attach(harness, 'alice', null, 'inspector');
  expect(timelineNames(harness)).toHaveLength(count);
});

describe('when registering fails, an attach', () => {
  test('does not repeat a request that Twilio refused', async () => {
    const harness = new Harness();
    harness.network = failing(400, isRegister);
    await attach(harness, 'alice');
    expect(harness.sent.filter(isRegister)).toHaveLength(1);
  });

  test('adopts the webhook whose answer was lost, beside another program’s webhook', async () => {
    const harness = new Harness();
    const foreign = registerForeign(harness);
    harness.network = losingAnswers(isRegister);
    expect(await attach(harness, 'alice')).toMatchObject({ ok: true });
    const [ours] = webhookTtids(harness).filter((ttid) => ttid !== foreign);
    expect(boundTtid(harness)).toBe(ours);
    expect(webhookTtids(harness)).toHaveLength(2);
  });

  test('adopts the webhook whose answer was lost, beside one that cannot be read', async () => {
    const harness = new Harness();
    const unreadable = describing(registerForeign(harness), () => null);
    const losing = losingAnswers(isRegister);
    harness.network = (request, send) => unreadable(request, () => losing(request, send));
    expect(await attach(harness, 'alice')).toMatchObject({ ok: true });
    expect(harness.sent.filter(isRegister)).toHaveLength(1);
  });

  test('finds the webhook whose answer was lost on the second page, too', async () => {
    const harness = new Harness();
    for (let number = 0; number < PAGE_SIZE; number += 1) registerForeign(harness);
    harness.network = losingAnswers(isRegister);
    expect(await attach(harness, 'alice')).toMatchObject({ ok: true });
    expect(webhookTtids(harness)).toHaveLength(PAGE_SIZE + 1);
    expect(harness.sent.filter(isWebhookList)).toHaveLength(2);
  });

  test('searches no more than two pages, and registers once more', async () => {
    const harness = new Harness();
    for (let number = 0; number < 3 * PAGE_SIZE; number += 1) registerForeign(harness);
    harness.network = failing(500, isRegister);
    expect(codeOf(await attach(harness, 'alice'))).toBe('twilio-unavailable');
    expect([isWebhookList, isRegister].map((is) => harness.sent.filter(is).length)).toEqual([2, 2]);
  });

  test('registers once more after the list shows that the request had no effect', async () => {
    const harness = new Harness();
    harness.network = failing(500, isRegister);
    expect(codeOf(await attach(harness, 'alice'))).toBe('twilio-unavailable');
    expect(harness.sent.filter(isWebhookList)).toHaveLength(1);
    expect(harness.sent.filter(isRegister)).toHaveLength(2);
    await expectUndone(harness);
  });

  test('registers once more when the list cannot be read', async () => {
    const harness = new Harness();
    let isFirst = true;
    harness.network = async (request, send) => {
      if (isWebhookList(request)) return errorAnswer(500);
      if (!isRegister(request) || !isFirst) return send();
      isFirst = false;
      return errorAnswer(500);
    };
    expect(await attach(harness, 'alice')).toMatchObject({ ok: true });
    expect(webhookTtids(harness)).toEqual([boundTtid(harness)]);
  });
});

describe('when claiming fails, an attach', () => {
  test('names a webhook that cannot be removed, in the answer and in the log', async () => {
    const harness = new Harness();
    harness.network = failing(400, isRecordCreate, isWebhookDelete);
    const answer = await attach(harness, 'alice');
    const [ttid] = webhookTtids(harness);
    expect(answer).toMatchObject({
      ok: false,
      failure: { code: 'left-behind', ttid, twilioCode: 20001, requestId: null },
    });
    expect(harness.log).toContainEqual({ event: 'left-behind', ttid, twilioCode: 20001, requestId: null });
  });

  test('answers with Twilio’s refusal when it lost to another request whose binding cannot be read', async () => {
    const harness = new Harness();
    let hasLost = false;
    harness.network = async (request, send) => {
      if (hasLost && isInteractionRead(request)) return errorAnswer(400);
      if (!isRecordCreate(request)) return send();
      hasLost = true;
      return errorAnswer(409, 54208);
    };
    expect(codeOf(await attach(harness, 'alice'))).toBe('twilio-refused');
    await expectUndone(harness);
  });
});

test.each([400, 429, 500])(
  'an attach succeeds if the webhook cannot be read after Twilio answered the last write of the record with %d',
  async (status) => {
    const harness = new Harness();
    harness.network = (request, send) =>
      failing(isWebhookRead(request) ? 500 : status, isWebhookRead, isRecordUpdate)(request, send);
    expect(await attach(harness, 'alice')).toMatchObject({ ok: true, value: { binding: { state: 'attached' } } });
    expect(webhookTtids(harness)).toEqual([boundTtid(harness)]);
  },
);

describe('when binding fails, an attach', () => {
  test('succeeds if the bind took effect and only its answer was lost', async () => {
    const harness = new Harness();
    harness.network = losingAnswers(isBind);
    expect(await attach(harness, 'alice')).toMatchObject({ ok: true, value: { binding: { state: 'attached' } } });
    expect(webhookTtids(harness)).toEqual([boundTtid(harness)]);
  });

  test('deletes the webhook if the interaction is gone', async () => {
    const harness = new Harness();
    let isGone = false;
    harness.network = async (request, send) => {
      if (isGone && isInteractionRead(request)) return errorAnswer(404, 20404);
      if (!isBind(request)) return send();
      isGone = true;
      return errorAnswer(500);
    };
    expect(codeOf(await attach(harness, 'alice'))).toBe('not-found');
    await expectUndone(harness);
  });

  test('names a webhook that it can neither bind nor remove', async () => {
    const harness = new Harness();
    harness.network = failing(400, isBind, isWebhookDelete);
    const answer = await attach(harness, 'alice');
    expect(answer).toMatchObject({ ok: false, failure: { code: 'left-behind', ttid: webhookTtids(harness)[0] } });
  });
});

describe('when another program binds its webhook at the same moment, an attach', () => {
  /** Accepts the bind, then lets the other program bind its webhook and shows that one in the answer. */
  const overtakenBy =
    (harness: Harness, foreign: Ttid): Harness['network'] =>
    async (request, send) => {
      if (!isBind(request)) return send();
      const { text, ...answer } = await send();
      const [ours] = webhookTtids(harness).filter((ttid) => ttid !== foreign);
      bind(harness, foreign);
      const changed = (await text()).replaceAll(ours ?? '', foreign);
      return { ...answer, text: async () => changed };
    };

  test('deletes its own webhook, keeps the other, and answers with the current binding', async () => {
    const harness = new Harness();
    const foreign = registerForeign(harness);
    harness.network = overtakenBy(harness, foreign);
    expect(await attach(harness, 'alice')).toMatchObject({
      failure: { code: 'conflict', binding: { state: 'foreign', ttid: foreign } },
    });
    expect(webhookTtids(harness)).toEqual([foreign]);
    expect(boundTtid(harness)).toBe(foreign);
  });

  test('names its own webhook if that cannot be removed', async () => {
    const harness = new Harness();
    const foreign = registerForeign(harness);
    const overtaken = overtakenBy(harness, foreign);
    harness.network = async (request, send) => (isWebhookDelete(request) ? errorAnswer(400) : overtaken(request, send));
    const [answer, ours] = [await attach(harness, 'alice'), webhookTtids(harness)[1]];
    expect(answer).toMatchObject({ ok: false, failure: { code: 'left-behind', ttid: ours } });
  });
});

describe('the displaced webhook', () => {
  test('is bound again when it is unclear whether ours was bound', async () => {
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
    expect(codeOf(await attach(harness, 'sam', foreign))).toBe('twilio-refused');
    expect(webhookTtids(harness)).toEqual([foreign]);
    expect(boundTtid(harness)).toBe(foreign);
  });

  test('is bound again by a later detach if that failed at first, despite an older record', async () => {
    const harness = new Harness();
    harness.world.deleteWebhook(await attachCrm(harness));
    const foreign = bindForeign(harness);
    await harness.pass(ABANDONED_AFTER_MS);
    let isFailing = false;
    harness.network = async (request, send) => {
      if (isFailing && (isBind(request) || isInteractionRead(request))) return errorAnswer(400);
      if (!isBind(request)) return send();
      isFailing = true;
      await send();
      return errorAnswer(400);
    };
    expect(codeOf(await attach(harness, 'sam', foreign))).toBe('twilio-refused');
    expect(webhookTtids(harness)).toEqual([foreign]);

    harness.network = RELIABLE;
    await harness.pass(ABANDONED_AFTER_MS);
    expect(await detachBound(harness)).toBe(foreign);
  });

  describe('is bound again by a later detach if an abandoned bind takes effect late,', () => {
    /** Attaches over the webhook that Sam sees. Returns the webhook whose bind Twilio refuses. */
    const attachInVain = async (harness: Harness, seen: Ttid): Promise<Ttid> => {
      let late: string | null = null;
      harness.network = async (request, send) => {
        if (!isBind(request)) return send();
        late = new URLSearchParams(request.body).get('WebhookTtid');
        return errorAnswer(400);
      };
      expect(codeOf(await attach(harness, 'sam', seen))).toBe('twilio-refused');
      harness.network = RELIABLE;
      return late as unknown as Ttid;
    };

    test('before anything else is attached', async () => {
      const harness = new Harness();
      const foreign = bindForeign(harness);
      bind(harness, await attachInVain(harness, foreign));
      expect(await detachBound(harness)).toBe(foreign);
    });

    test('over a webhook that was attached since', async () => {
      const harness = new Harness();
      const foreign = bindForeign(harness);
      const late = await attachInVain(harness, foreign);
      await attachCrm(harness, 'sam', foreign);
      bind(harness, late);
      await harness.pass(ABANDONED_AFTER_MS);
      expect(await detachBound(harness)).toBe(foreign);
    });

    test('over the webhook that it failed to replace', async () => {
      const harness = new Harness();
      const foreign = bindForeign(harness);
      bind(harness, await attachInVain(harness, await attachCrm(harness, 'sam', foreign)));
      expect(await detachBound(harness)).toBe(foreign);
    });
  });

  test('stays unbound once another program has unbound everything', async () => {
    const harness = new Harness();
    await attachCrm(harness, 'sam', bindForeign(harness));
    bind(harness, null);
    await harness.pass(ABANDONED_AFTER_MS);
    await attachCrm(harness, 'sam');
    expect(await detachBound(harness)).toBeNull();
  });
});

describe('when Twilio is slow, an attach', () => {
  test('fails before the platform’s time limit if Twilio never answers', async () => {
    const harness = new Harness();
    const startedAt = harness.time.now();
    harness.network = neverAnswering(isRegister);
    expect(codeOf(await attach(harness, 'alice'))).toBe('twilio-unavailable');
    expect(harness.time.now() - startedAt).toBeLessThan(10_000);
    await expectUndone(harness);
  });

  test('changes nothing if, after reading, too little time is left to undo a change', async () => {
    const harness = new Harness();
    bind(harness, ABSENT_TTID);
    harness.network = slow(harness);
    expect(codeOf(await attach(harness, 'alice', ABSENT_TTID))).toBe('twilio-unavailable');
    expect(harness.sent.filter(isRegister)).toEqual([]);
    expect(harness.sent.filter(isRecordCreate)).toEqual([]);
  });

  test('does not repeat an unclear bind if too little time is left to undo it', async () => {
    const harness = new Harness();
    harness.network = async (request, send) => {
      if (isRecordRead(request) || isRegister(request)) await harness.time.sleep(2_400);
      if (!isBind(request)) return send();
      await harness.time.sleep(500);
      return errorAnswer(500);
    };
    expect(codeOf(await attach(harness, 'alice'))).toBe('twilio-unavailable');
    expect(harness.sent.filter(isBind)).toHaveLength(1);
    await expectUndone(harness);
  });

  test('binds nothing if, after registering, too little time is left to undo a bind', async () => {
    const harness = new Harness();
    // The first attach of an account needs more calls, to create the map of records.
    await attachCrm(harness);
    await detachBound(harness);
    const before = harness.sent.filter(isBind).length;
    harness.network = slow(harness);
    expect(codeOf(await attach(harness, 'ada'))).toBe('twilio-unavailable');
    expect(harness.sent.filter(isBind)).toHaveLength(before);
    await expectUndone(harness);
  });
});
