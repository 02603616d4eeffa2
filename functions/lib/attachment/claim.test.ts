import type { InteractionSid, TaskSid, Ttid } from '../../../src/contract/sids';
import type { Webhook } from '../twilio/flex';
import type { Attachment, AttachmentRecord } from '../twilio/records';
import { isClaimed } from './claim';
import type { CurrentBinding } from './current-binding';

const NOW = Date.UTC(2026, 10, 21);
const NONCE = '0123456789abcdef';
const TTID = 'flex_interactionwebhook_1' as Ttid;
const INTERACTION = `KD${'0'.repeat(32)}` as InteractionSid;

const recordOfAge = (ageMs: number, changes: Partial<Attachment> = {}): AttachmentRecord => ({
  revision: '0',
  ageMs,
  attachment: {
    state: 'bound',
    nonce: NONCE,
    operationId: '',
    request: null,
    url: null,
    isSettled: false,
    taskSid: `WT${'0'.repeat(32)}` as TaskSid,
    workerSid: null,
    attachedBy: 'alice',
    attachedAt: new Date(NOW).toISOString(),
    displaced: null,
    replaces: null,
    abandoned: [],
    timeline: null,
    unbinding: null,
    ttid: TTID,
    ...changes,
  },
});

const webhook: Webhook = {
  ttid: TTID,
  type: 'interaction',
  url: 'https://crm.example.com/',
  method: 'POST',
  events: [],
  friendlyName: null,
};

const ours = (nonce: string): CurrentBinding => ({
  kind: 'ours',
  ttid: TTID,
  webhook,
  name: { interaction: INTERACTION, createdAt: NOW, nonce },
});

const FOREIGN: CurrentBinding = { kind: 'foreign', ttid: TTID, webhook };
const NOTHING: CurrentBinding = { kind: 'none' };
const DELETED: CurrentBinding = { kind: 'dangling', ttid: TTID };
const UNBINDING: Partial<Attachment> = { state: 'claimed', unbinding: TTID };
const OTHER_TTID = `${TTID}2` as Ttid;

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
