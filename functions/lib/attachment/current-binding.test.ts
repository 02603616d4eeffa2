import {
  DELETED,
  FOREIGN,
  NONCE,
  NOTHING,
  OTHER_TTID,
  ours,
  recordOfAge,
  TTID,
} from '../../testing/attachment-records';
import type { Attachment } from '../twilio/records';
import { type CurrentBinding, displacedBy } from './current-binding';

const DISPLACED = OTHER_TTID;
const OTHER_NONCE = 'f'.repeat(16);

const displaced = (bound: CurrentBinding, changes: Partial<Attachment>) =>
  displacedBy(bound, recordOfAge(0, { displaced: DISPLACED, nonce: OTHER_NONCE, ttid: null, ...changes }));

describe('the displaced webhook is known', () => {
  test.each<[string, CurrentBinding, Partial<Attachment>]>([
    ['by the record of the bound webhook', ours(NONCE), { nonce: NONCE }],
    ['by the record of the deleted webhook', DELETED, { ttid: TTID }],
    ['by the claim of an attach that died, for a deleted webhook', DELETED, { state: 'claimed' }],
    ['by a record that names the bound webhook as the one to replace', FOREIGN, { replaces: TTID }],
    ['by a record that names the bound webhook as abandoned', FOREIGN, { abandoned: [TTID] }],
  ])('%s', (_, bound, changes) => {
    expect(displaced(bound, changes)).toBe(DISPLACED);
  });
});

describe('no displaced webhook is known', () => {
  test('without a record', () => {
    expect(displacedBy(FOREIGN, null)).toBeNull();
  });

  test.each<[string, CurrentBinding, Partial<Attachment>]>([
    ['if nothing is bound', NOTHING, { nonce: NONCE }],
    ['if nothing is bound or replaced', NOTHING, { replaces: null, state: 'claimed' }],
    ['by an older record', ours(NONCE), {}],
    ['by a claim, for a webhook that exists', FOREIGN, { state: 'claimed' }],
    ['by a claim that names another webhook', DELETED, { state: 'claimed', ttid: OTHER_TTID }],
    ['by the record of another deleted webhook', DELETED, {}],
  ])('%s', (_, bound, changes) => {
    expect(displaced(bound, changes)).toBeNull();
  });
});
