import type { Ttid } from '../../../src/contract/sids';
import { aliceRecord, boundTtid, deleteAliceRecord, webhookTtids } from '../../fixtures/account-state';
import {
  attach,
  attachCrm,
  attachInspector,
  detach,
  leaveBehind,
  newAttachRequest,
  newDetachRequest,
} from '../../fixtures/attachments';
import { fetchWebhook, updateRequest } from '../../fixtures/console-requests';
import { bind, bindForeign, registerForeign } from '../../fixtures/foreign-webhooks';
import { Harness } from '../../fixtures/harness';
import { to } from '../../fixtures/interaction-requests';
import {
  errorAnswer,
  failing,
  isBind,
  isInteractionRead,
  isRecordCreate,
  isRecordUpdate,
  isWebhookDelete,
  isWebhookRead,
  RELIABLE,
} from '../../fixtures/network';
import { registerOurs } from '../../fixtures/our-webhooks';
import { codeOf } from '../../fixtures/results';
import { aliceSubject } from '../../fixtures/subjects';

/** After this time, no earlier request can still take effect. */
const ABANDONED_AFTER_MS = 15_000;
const MINUTE_MS = 60_000;

/** Does something right before the first request that matches, while that request waits. */
const rightBefore =
  (isMatch: typeof isBind, act: () => unknown): Harness['network'] =>
  async (request, send) => {
    if (isMatch(request) && !hasActed.has(act)) {
      hasActed.add(act);
      await act();
    }
    return send();
  };
const hasActed = new WeakSet<() => unknown>();

describe('an operation ID', () => {
  test.each([
    ['another person', 'sam', {}],
    ['another destination', 'alice', to('inspector')],
    ['other events', 'alice', { events: ['onParticipantLeft'] }],
  ] as const)('is refused to %s with the current binding', async (_, identity, changes) => {
    const harness = new Harness();
    const request = newAttachRequest(aliceSubject(harness));
    await harness.as('alice', 'attach', request);
    const ttid = boundTtid(harness);
    for (const seenTtid of [null, ttid]) {
      const other = {
        ...request,
        ...changes,
        events: [...((changes as Partial<typeof request>).events ?? request.events)],
        seenTtid,
      };
      expect(await harness.as(identity, 'attach', other)).toMatchObject({
        failure: { code: 'conflict', binding: { ttid, attachedBy: 'alice' } },
      });
    }
    expect(webhookTtids(harness)).toEqual([ttid]);
  });

  test('is refused if another webhook is bound by now', async () => {
    const harness = new Harness();
    const request = newAttachRequest(aliceSubject(harness));
    await harness.as('alice', 'attach', request);
    const foreign = bindForeign(harness);
    expect(await harness.as('alice', 'attach', request)).toMatchObject({
      failure: { code: 'conflict', binding: { state: 'foreign', ttid: foreign } },
    });
  });
});

describe('a displaced webhook', () => {
  /** Attaches over a foreign webhook. Then another one of our webhooks is bound, of which there is no record. */
  async function bindUnrecorded(harness: Harness): Promise<Ttid> {
    await attachCrm(harness, 'sam', bindForeign(harness));
    const unrecorded = registerOurs(harness, aliceSubject(harness).interactionSid);
    bind(harness, unrecorded);
    await harness.pass(ABANDONED_AFTER_MS);
    return unrecorded;
  }

  test('is not bound again when a webhook is detached that did not displace it', async () => {
    const harness = new Harness();
    const unrecorded = await bindUnrecorded(harness);
    expect(await detach(harness, 'sam', unrecorded)).toEqual({ ok: true, value: { binding: { state: 'none' } } });
  });

  test('is forgotten when a webhook is replaced that did not displace it', async () => {
    const harness = new Harness();
    const next = await attachCrm(harness, 'sam', await bindUnrecorded(harness));
    expect(await detach(harness, 'sam', next)).toEqual({ ok: true, value: { binding: { state: 'none' } } });
  });

  test('is bound again if the attach that displaced it died, and its webhook was deleted since', async () => {
    const harness = new Harness();
    const foreign = bindForeign(harness);
    const dead = harness.instance(async (sent, send) => {
      if (isRecordUpdate(sent)) return new Promise(() => undefined);
      const answer = await send();
      return isBind(sent) ? new Promise(() => undefined) : answer;
    });
    const request = newAttachRequest(aliceSubject(harness), { seenTtid: foreign });
    void harness.invoke('attach', harness.fieldsOf('sam', request), undefined, dead);
    await harness.pass(ABANDONED_AFTER_MS);
    const ours = boundTtid(harness) as Ttid;
    harness.world.deleteWebhook(ours);
    expect(await detach(harness, 'sam', ours)).toMatchObject({ ok: true });
    expect([ours === foreign, boundTtid(harness)]).toEqual([false, foreign]);
  });

  test.each(['with', 'without'])(
    'or none does not take the place of a webhook that another program binds in the meantime, %s a displaced one',
    async (which) => {
      const harness = new Harness();
      const ours = await attachCrm(harness, 'sam', which === 'with' ? bindForeign(harness) : null);
      const newer = registerForeign(harness, { friendlyName: 'newer' });
      harness.network = rightBefore(isWebhookDelete, () => bind(harness, newer));
      expect(await detach(harness, 'sam', ours)).toMatchObject({
        value: { binding: { state: 'foreign', ttid: newer } },
      });
      expect(boundTtid(harness)).toBe(newer);
      expect(webhookTtids(harness)).not.toContain(ours);
    },
  );
});

test('a detach whose record has expired since it was read is a conflict, not a refusal of Twilio', async () => {
  const harness = new Harness();
  const ttid = await attachCrm(harness);
  harness.network = rightBefore(isRecordUpdate, () => deleteAliceRecord(harness));
  expect(await detach(harness, 'alice', ttid)).toMatchObject({
    failure: { code: 'conflict', binding: { state: 'attached', ttid } },
  });
});

describe('while a detach unbinds the deleted webhook,', () => {
  const attachAsSam = (harness: Harness) =>
    harness.invoke('attach', harness.fieldsOf('sam', newAttachRequest(aliceSubject(harness))));

  test('an attach over it is refused', async () => {
    const harness = new Harness();
    const ttid = await attachCrm(harness);
    let answer: { readonly statusCode: number } | null = null;
    harness.network = rightBefore(isBind, async () => {
      // Lets the end of the claim arrive, which is sent at the same time.
      await harness.time.sleep(100);
      const request = newAttachRequest(aliceSubject(harness), { seenTtid: ttid });
      answer = await harness.invoke('attach', harness.fieldsOf('sam', request));
    });
    expect(await detach(harness, 'alice', ttid)).toMatchObject({ value: { binding: { state: 'none' } } });
    expect(answer).toMatchObject({ statusCode: 409 });
    expect(webhookTtids(harness)).toEqual([]);
  });

  test('a webhook that is attached after an answer was lost is not unbound', async () => {
    const harness = new Harness();
    const ttid = await attachCrm(harness);
    let binds = 0;
    harness.network = async (request, send) => {
      if (!isBind(request)) return send();
      binds += 1;
      if (binds > 1) return send();
      await send();
      expect(await attachAsSam(harness)).toMatchObject({ statusCode: 200 });
      return errorAnswer(500);
    };
    expect(await detach(harness, 'alice', ttid)).toMatchObject({
      value: { binding: { state: 'attached', ttid: boundTtid(harness) } },
    });
    expect(boundTtid(harness)).not.toBeNull();
    expect(webhookTtids(harness)).toEqual([boundTtid(harness)]);
  });

  test('it unbinds again if the first request had no effect', async () => {
    const harness = new Harness();
    const ttid = await attachCrm(harness);
    let binds = 0;
    harness.network = async (request, send) => {
      if (!isBind(request)) return send();
      binds += 1;
      return binds > 1 ? send() : errorAnswer(500);
    };
    expect(await detach(harness, 'alice', ttid)).toMatchObject({ value: { binding: { state: 'none' } } });
    expect(boundTtid(harness)).toBeNull();
  });

  test.each([
    ['refused', 400],
    ['lost', 500],
  ])('its record is removed if the write that ends the claim is %s', async (_, status) => {
    const harness = new Harness();
    const ttid = await attachCrm(harness);
    let updates = 0;
    harness.network = async (request, send) => {
      if (!isRecordUpdate(request)) return send();
      updates += 1;
      return updates === 2 ? errorAnswer(status) : send();
    };
    expect(await detach(harness, 'alice', ttid)).toMatchObject({ value: { binding: { state: 'none' } } });
    expect(aliceRecord(harness)).toBeUndefined();
  });

  test('an attach that fails a moment later leaves no record that stays', async () => {
    const harness = new Harness();
    await detach(harness, 'alice', await attachCrm(harness));
    harness.network = failing(400, isBind);
    expect(codeOf(await attach(harness, 'sam'))).toBe('twilio-refused');
    expect(aliceRecord(harness)).toBeUndefined();
  });
});

describe('after an unclear answer to its bind,', () => {
  /** Sends the first bind, then does something, and answers with a 500. */
  const losingFirstBind = (act: () => Promise<unknown>): Harness['network'] => {
    let binds = 0;
    return async (request, send) => {
      if (!isBind(request)) return send();
      binds += 1;
      if (binds > 1) return send();
      await send();
      await act();
      return errorAnswer(500);
    };
  };

  /** Lets Sam replace the bound webhook as soon as its record is complete. */
  const replaceAsSam = async (harness: Harness) => {
    await harness.time.sleep(100);
    const request = newAttachRequest(aliceSubject(harness), { seenTtid: boundTtid(harness) });
    expect(await harness.invoke('attach', harness.fieldsOf('sam', request))).toMatchObject({ statusCode: 200 });
  };

  test('an attach does not bind its webhook again over one that has replaced it', async () => {
    const harness = new Harness();
    harness.network = losingFirstBind(() => replaceAsSam(harness));
    expect(await attach(harness, 'alice')).toMatchObject({
      failure: { code: 'conflict', binding: { state: 'attached', attachedBy: 'sam' } },
    });
    expect(webhookTtids(harness)).toEqual([boundTtid(harness)]);
  });

  test('a detach does not bind the displaced webhook again over one that has replaced it', async () => {
    const harness = new Harness();
    const ours = await attachCrm(harness, 'sam', bindForeign(harness));
    const newer = registerForeign(harness, { friendlyName: 'newer' });
    harness.network = losingFirstBind(async () => bind(harness, newer));
    expect(await detach(harness, 'sam', ours)).toMatchObject({
      value: { binding: { state: 'foreign', ttid: newer } },
    });
    expect(boundTtid(harness)).toBe(newer);
  });
});

describe('an attach that could not complete its record', () => {
  /** Answers the completing write with `status`, after `act`. */
  const incomplete =
    (status: number, code: number, act: () => unknown): Harness['network'] =>
    async (request, send) => {
      if (!isRecordUpdate(request)) return send();
      act();
      return errorAnswer(status, code);
    };

  test('succeeds if its webhook exists and is bound', async () => {
    const harness = new Harness();
    harness.network = incomplete(412, 54205, () => undefined);
    const answer = await attach(harness, 'alice');
    expect(answer).toMatchObject({ value: { binding: { state: 'attached', ttid: boundTtid(harness) } } });
  });

  test('does not succeed if its webhook was deleted in the meantime', async () => {
    const harness = new Harness();
    harness.network = incomplete(412, 54205, () => harness.world.webhooks.clear());
    expect(codeOf(await attach(harness, 'alice'))).toBe('conflict');
    expect(boundTtid(harness)).toBeNull();
  });

  test('does not succeed if another program has bound its webhook in the meantime', async () => {
    const harness = new Harness();
    const foreign = registerForeign(harness);
    let hasBound = false;
    harness.network = async (request, send) => {
      if (isRecordUpdate(request)) return errorAnswer(404, 54201);
      const answer = await send();
      if (isBind(request) && !hasBound) bind(harness, foreign);
      hasBound ||= isBind(request);
      return answer;
    };
    expect(await attach(harness, 'alice')).toMatchObject({
      failure: { code: 'conflict', binding: { state: 'foreign', ttid: foreign } },
    });
    expect(webhookTtids(harness)).toEqual([foreign]);
  });

  test.each([
    ['succeeds if the write was only unclear, since Twilio confirmed the bind', 500, 20500, 'ok'],
    ['is undone if another request has taken its claim', 412, 54205, 'twilio-unavailable'],
  ])('%s, and nothing can be read back', async (_, status, code, expected) => {
    const harness = new Harness();
    let isUnreadable = false;
    harness.network = async (request, send) => {
      if (isRecordUpdate(request)) {
        isUnreadable = true;
        return errorAnswer(status, code);
      }
      return isUnreadable && (isInteractionRead(request) || isWebhookRead(request)) ? errorAnswer(500) : send();
    };
    expect(codeOf(await attach(harness, 'alice'))).toBe(expected);
    harness.network = RELIABLE;
    expect(webhookTtids(harness)).toEqual(expected === 'ok' ? [boundTtid(harness)] : []);
  });
});

describe('an attach that could neither complete its record nor read the binding', () => {
  test('is undone, without a claim that another request was faster', async () => {
    const harness = new Harness();
    let hasRefused = false;
    harness.network = async (request, send) => {
      if (isRecordUpdate(request)) return errorAnswer(412, 54205);
      if (!isInteractionRead(request) || hasRefused || boundTtid(harness) === null) return send();
      hasRefused = true;
      return errorAnswer(400);
    };
    expect(codeOf(await attach(harness, 'alice'))).toBe('twilio-unavailable');
    expect(webhookTtids(harness)).toEqual([]);
  });

  test.each<[string, number, (harness: Harness, foreign: Ttid) => unknown]>([
    ['nothing shows what is bound', 0, () => undefined],
    ['another program’s webhook was bound before', 1, (harness, foreign) => bind(harness, foreign)],
    ['the interaction was gone before', 1, (harness) => harness.world.interactions.clear()],
  ])('is undone if Twilio did not confirm the bind, and %s', async (_, answered, act) => {
    const harness = new Harness();
    const foreign = registerForeign(harness);
    let reads = Number.NaN;
    harness.network = async (request, send) => {
      if (isRecordUpdate(request)) return errorAnswer(500);
      if (isBind(request)) {
        act(harness, foreign);
        reads = 0;
        return errorAnswer(500);
      }
      if (!isInteractionRead(request)) return send();
      reads += 1;
      return reads > answered ? errorAnswer(400) : send();
    };
    expect((await attach(harness, 'alice')).ok).toBe(false);
    expect(webhookTtids(harness)).toEqual([foreign]);
  });
});

describe('deleting a webhook that is just being attached', () => {
  const removeAs = (harness: Harness, identity: string) =>
    harness.invoke('remove', harness.fieldsOf(identity, { ttid: webhookTtids(harness)[0] as Ttid, version: null }));

  const expectConsistent = async (harness: Harness, result: Awaited<ReturnType<typeof attach>>) => {
    const exists = webhookTtids(harness).includes(boundTtid(harness) as Ttid);
    expect(exists).toBe(result.ok);
  };

  test.each([
    ['before it has claimed the interaction', isRecordCreate],
    ['before it binds the webhook', isBind],
    ['before it completes the record', isRecordUpdate],
  ])('%s does not end in an attached webhook that does not exist', async (_, isMatch) => {
    for (const identity of ['sam', 'ada']) {
      const harness = new Harness();
      harness.network = rightBefore(isMatch, async () => {
        // Lets the registration arrive, which is sent at the same time.
        await harness.time.sleep(100);
        await removeAs(harness, identity);
      });
      await expectConsistent(harness, await attach(harness, 'alice'));
    }
  });

  test('as a leftover does not end in an attached webhook that does not exist', async () => {
    const harness = new Harness();
    harness.network = rightBefore(isRecordCreate, async () => {
      await harness.time.sleep(100);
      const [ttid] = webhookTtids(harness);
      const request = {
        ...aliceSubject(harness),
        ttid: ttid as Ttid,
        operationId: newAttachRequest(aliceSubject(harness)).operationId,
      };
      await harness.invoke('detach', harness.fieldsOf('alice', request));
    });
    await expectConsistent(harness, await attach(harness, 'alice'));
  });
});

test('removing a webhook that was left behind is refused while another one is being attached', async () => {
  const harness = new Harness();
  const left = await leaveBehind(harness);
  const request = newDetachRequest(aliceSubject(harness), left);
  let answer: { readonly statusCode: number } | null = null;
  harness.network = rightBefore(isBind, async () => {
    answer = await harness.invoke('detach', harness.fieldsOf('alice', request));
  });
  const ttid = await attachCrm(harness);
  expect(answer).toMatchObject({ statusCode: 409 });
  expect(webhookTtids(harness)).toEqual([left, ttid]);
});

describe('two instances whose clocks differ by 30 seconds', () => {
  test.each([
    [30_000, 0],
    [0, 30_000],
    [-30_000, 30_000],
  ])('do not both attach (%d ms, %d ms)', async (first, second) => {
    const harness = new Harness();
    const slow: Harness['network'] = async (sent, send) => {
      if (isBind(sent)) await harness.time.sleep(2_000);
      return send();
    };
    const instances = [harness.instance(slow, first), harness.instance(RELIABLE, second)];
    const start = async (identity: string, index: number) => {
      await harness.time.sleep(index * 1_000);
      const request = newAttachRequest(aliceSubject(harness));
      return harness.invoke('attach', harness.fieldsOf(identity, request), undefined, instances[index]);
    };
    const answers = await harness.time.run(Promise.all([start('alice', 0), start('sam', 1)]));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 409]);
    expect(webhookTtids(harness)).toEqual([boundTtid(harness)]);
  });

  test('free an abandoned claim after 15 seconds, and not later', async () => {
    const harness = new Harness();
    const dead = harness.instance(async (sent, send) => (isBind(sent) ? new Promise(() => undefined) : send()), 30_000);
    void harness.invoke('attach', harness.fieldsOf('alice', newAttachRequest(aliceSubject(harness))), undefined, dead);
    await harness.pass(1_000);
    expect(codeOf(await attach(harness, 'sam'))).toBe('conflict');
    await harness.pass(ABANDONED_AFTER_MS);
    expect(codeOf(await attach(harness, 'sam'))).toBe('ok');
  });
});

test('an edit that ends the timeline during a detach does not take its claim away', async () => {
  const harness = new Harness();
  const { ttid } = await attachInspector(harness);
  const edit = updateRequest(await fetchWebhook(harness, 'sam', ttid), { destination: 'crm' });
  harness.network = rightBefore(isWebhookDelete, async () => {
    expect((await harness.invoke('update', harness.fieldsOf('sam', edit))).statusCode).toBe(200);
  });
  expect(await detach(harness, 'alice', ttid)).toMatchObject({ value: { binding: { state: 'none' } } });
  await harness.pass(MINUTE_MS);
  expect(aliceRecord(harness)).toBeUndefined();
});

test('finishing an attach that left a webhook behind leaves no second one', async () => {
  const harness = new Harness();
  const left = await leaveBehind(harness);
  expect(await detach(harness, 'alice', left)).toMatchObject({ ok: true });
  const ttid = await attachCrm(harness);
  expect(webhookTtids(harness)).toEqual([ttid]);
  expect(boundTtid(harness)).toBe(ttid);
});
