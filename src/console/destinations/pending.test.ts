import type { Undelivered } from '../../contract/undelivered';
import { STRINGS } from '../../testing/strings';
import { undeliveredEvent } from '../../testing/undelivered';
import type { RequestState } from '../useRequest';
import { pendingOf, pendingText } from './pending';

const NOW = Date.parse('2026-03-01T12:00:00.000Z');
const IDLE: RequestState = { kind: 'idle' };
const GIVEN_UP = undeliveredEvent(1, { receivedAt: '2026-02-28T09:00:00.000Z' });
const STOPPED = undeliveredEvent(2, { obstacle: 'stopped' });
const AT_CRM = undeliveredEvent(3, { destination: { id: 'crm', label: 'CRM' } });

function texts(entries: readonly Undelivered[] | null, hasMore = false, request = IDLE) {
  const pending = pendingOf({ entries, hasMore, request }, NOW);
  return Object.fromEntries([...pending].map(([id, counts]) => [id, pendingText(counts, STRINGS.text)]));
}

test('counts for each destination what is waiting and what was given up', () => {
  const entries = [undeliveredEvent(1), undeliveredEvent(2), GIVEN_UP, STOPPED, AT_CRM];
  expect(texts(entries)).toEqual({ quality: '2 waiting, 2 given up', crm: '1 waiting' });
});

test('does not mention what there is none of', () => {
  expect(texts([GIVEN_UP])).toEqual({ quality: '1 given up' });
  expect(texts([])).toEqual({});
  expect(texts(null)).toEqual({});
});

test.each<[string, boolean, RequestState]>([
  ['a person has not asked for more', true, IDLE],
  ['more is loading', false, { kind: 'busy' }],
  ['more could not be loaded', true, { kind: 'failed', failure: { code: 'unreachable' }, waitUntil: null }],
])('says that there may be more while %s', (_, hasMore, request) => {
  expect(texts([AT_CRM], hasMore, request)).toEqual({ crm: 'At least 1 waiting' });
});
