import type { InteractionSid, TaskSid, Ttid } from '../../../src/contract/sids';
import type { Webhook } from '../twilio/flex';
import type { Attachment, AttachmentRecord } from '../twilio/records';
import { isClaimed } from './claim';
import type { CurrentBinding } from './current-binding';

const NOW = Date.UTC(2026, 10, 21);
const NONCE = '0123456789abcdef';
const TTID = 'flex_interactionwebhook_1' as Ttid;
const INTERACTION = `KD${'0'.repeat(32)}` as InteractionSid;

const recorded = (ageMs: number, changes: Partial<Attachment> = {}): AttachmentRecord => ({
  revision: '0',
  attachment: {
    state: 'bound',
    nonce: NONCE,
    operationId: '',
    taskSid: `WT${'0'.repeat(32)}` as TaskSid,
    workerSid: null,
    attachedBy: 'alice',
    attachedAt: new Date(NOW - ageMs).toISOString(),
    displaced: null,
    timeline: null,
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

describe('somebody else is changing the binding right now', () => {
  test.each<[string, AttachmentRecord, CurrentBinding]>([
    ['while a claim is young', recorded(14_999, { state: 'claimed' }), NOTHING],
    ['while a claim is young, whatever is bound', recorded(0, { state: 'claimed' }), ours(NONCE)],
    ['while a young record is not yet that of what is bound', recorded(0), ours('f'.repeat(16))],
    ['while a young record is of a webhook that is not bound yet', recorded(0), NOTHING],
    ['while a young record stands beside somebody else’s webhook', recorded(0), FOREIGN],
    ['while what is gone is not what a young record is of', recorded(0, { ttid: null }), DELETED],
  ])('%s', (_, record, now) => {
    expect(isClaimed(record, now, NOW)).toBe(true);
  });

  test.each<[string, AttachmentRecord | null, CurrentBinding]>([
    ['without a record', null, NOTHING],
    ['once a claim has run out', recorded(15_000, { state: 'claimed' }), NOTHING],
    ['when a young record is that of what is bound', recorded(0), ours(NONCE)],
    ['when only half of a detach was done', recorded(0), DELETED],
    ['when an old record is of something else', recorded(15_000), ours('f'.repeat(16))],
  ])('but not %s', (_, record, now) => {
    expect(isClaimed(record, now, NOW)).toBe(false);
  });
});
