import { fail, ok } from '../../../src/contract/result';
import type { Ttid } from '../../../src/contract/sids';
import {
  DELETED,
  FOREIGN,
  INTERACTION,
  keptRecords,
  NONCE,
  NOTHING,
  OTHER_TTID,
  ours,
  recordOfAge,
  TTID,
} from '../../testing/attachment-records';
import type { Attachment, AttachmentRecord, Records } from '../twilio/records';
import { abandonedWith, CLAIM_TTL_S, isBeingAttached, isClaimed, underClaim } from './claim';
import type { CurrentBinding } from './current-binding';

const UNBINDING: Partial<Attachment> = { state: 'claimed', unbinding: TTID };

describe('an interaction', () => {
  test.each<[string, AttachmentRecord, CurrentBinding]>([
    ['a recent claim and no bound webhook', recordOfAge(14_999, { state: 'claimed' }), NOTHING],
    ['a recent claim and a bound webhook', recordOfAge(0, { state: 'claimed' }), ours(NONCE)],
    ['a recent record of another webhook than the bound one', recordOfAge(0), ours('f'.repeat(16))],
    ['a recent record and no bound webhook', recordOfAge(0), NOTHING],
    ['a recent record and a foreign webhook', recordOfAge(0), FOREIGN],
    ['a recent record of another webhook than the deleted one', recordOfAge(0, { ttid: null }), DELETED],
    ['a deleted webhook that a detach is unbinding', recordOfAge(0, UNBINDING), DELETED],
  ])('is claimed with %s', (_, record, bound) => {
    expect(isClaimed(record, bound)).toBe(true);
  });

  test.each<[string, AttachmentRecord | null, CurrentBinding]>([
    ['no record', null, NOTHING],
    ['an expired claim', recordOfAge(15_000, { state: 'claimed' }), NOTHING],
    ['a recent record of the bound webhook', recordOfAge(0), ours(NONCE)],
    ['a recent record of the deleted webhook, after half a detach', recordOfAge(0), DELETED],
    ['a recent claim that a failed change has settled', recordOfAge(0, { state: 'claimed', isSettled: true }), NOTHING],
    ['an old record of another webhook', recordOfAge(15_000), ours('f'.repeat(16))],
    ['nothing bound, after a detach has unbound its webhook', recordOfAge(0, UNBINDING), NOTHING],
    ['another webhook, bound after a detach', recordOfAge(0, UNBINDING), { ...FOREIGN, ttid: OTHER_TTID }],
    ['a deleted webhook that an abandoned detach was unbinding', recordOfAge(15_000, UNBINDING), DELETED],
  ])('is not claimed with %s', (_, record, bound) => {
    expect(isClaimed(record, bound)).toBe(false);
  });
});

describe('a webhook', () => {
  const OTHER_NONCE = 'f'.repeat(16);

  test.each<[string, AttachmentRecord, boolean]>([
    ['a recent claim, whichever webhook it names', recordOfAge(0, { state: 'claimed', nonce: OTHER_NONCE }), true],
    ['a recent record of it, and it is not bound', recordOfAge(0), false],
  ])('is being attached with %s', (_, record, isBound) => {
    expect(isBeingAttached(record, ours(NONCE), isBound)).toBe(true);
  });

  test.each<[string, AttachmentRecord | null, boolean]>([
    ['no record', null, false],
    ['an expired claim', recordOfAge(15_000, { state: 'claimed' }), false],
    ['a recent record of another webhook', recordOfAge(0, { nonce: OTHER_NONCE }), false],
    ['a recent record of it, and it is bound', recordOfAge(0), true],
  ])('is not being attached with %s', (_, record, isBound) => {
    expect(isBeingAttached(record, ours(NONCE), isBound)).toBe(false);
  });
});

describe('the abandoned webhooks of a record', () => {
  const abandoned = (count: number) => Array.from({ length: count }, (_, number) => `${TTID}${number}` as Ttid);

  test('stay without another one', () => {
    expect(abandonedWith({ ...recordOfAge(0).attachment, abandoned: abandoned(2) }, null)).toEqual(abandoned(2));
  });

  test('are the last five', () => {
    const six = abandonedWith({ ...recordOfAge(0).attachment, abandoned: abandoned(5) }, OTHER_TTID);
    expect(six).toEqual([...abandoned(5).slice(1), OTHER_TTID]);
  });
});

describe('a change under a claim', () => {
  const CLAIM = recordOfAge(0, { state: 'claimed' }).attachment;
  const RECORD = recordOfAge(20_000);

  const change = async (record: AttachmentRecord | null, answer?: Awaited<ReturnType<Records['write']>>) => {
    const { written, context } = keptRecords(answer);
    const result = await underClaim(context, INTERACTION, {
      record,
      claim: CLAIM,
      work: async () => ok('done'),
      onConflict: async () => ok('too late'),
    });
    return { result, written };
  };

  test('restores the record, which expires when it would have without the change', async () => {
    expect(await change(RECORD)).toEqual({
      result: ok('done'),
      written: [
        { attachment: CLAIM, seconds: null },
        { attachment: { ...RECORD.attachment, isSettled: true }, seconds: null },
      ],
    });
  });

  test('leaves the claim for a while if there was no record', async () => {
    expect(await change(null)).toEqual({
      result: ok('done'),
      written: [
        { attachment: CLAIM, seconds: null },
        { attachment: { ...CLAIM, isSettled: true }, seconds: CLAIM_TTL_S },
      ],
    });
  });

  test('does nothing if another invocation was faster', async () => {
    const { result, written } = await change(RECORD, fail({ kind: 'write-conflict' }));
    expect(result).toEqual(ok('too late'));
    expect(written).toHaveLength(1);
  });

  test('does nothing if Twilio does not write the claim', async () => {
    const { result, written } = await change(RECORD, fail({ kind: 'unclear', twilioCode: null, requestId: null }));
    expect(result).toMatchObject({ failure: { code: 'twilio-unavailable' } });
    expect(written).toHaveLength(1);
  });
});
