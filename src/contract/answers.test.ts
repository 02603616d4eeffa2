/** Answers of functions of another version: one bad row costs that row. */
import fc from 'fast-check';
import * as v from 'valibot';
import { END } from '../testing/paging';
import { ttidOf } from '../testing/sids';
import { foreignRow, ourRow, RIGHTS, resolvedAs, unreadableRow } from '../testing/webhooks';
import { ENDPOINTS } from './endpoints';

const listOf = (...webhooks: unknown[]) => v.parse(ENDPOINTS.list.answer, { ...RIGHTS, webhooks, next: END }).webhooks;

describe('a row of the list', () => {
  test.each([
    ['a webhook', foreignRow(1), foreignRow(1)],
    ['a webhook that the functions cannot read', unreadableRow(1), unreadableRow(1)],
    ['of another type', { ...foreignRow(1), type: 'queue' }, unreadableRow(1)],
    ['with another method', { ...foreignRow(1), method: 'PUT' }, unreadableRow(1)],
    ['with a field of another type', { ...foreignRow(1), friendlyName: 7 }, unreadableRow(1)],
    ['without a field', { ...foreignRow(1), events: undefined }, unreadableRow(1)],
    [
      'attached at no time',
      { ...ourRow(1), ours: { ...ourRow(1).ours, attachedAt: '2026-01-01T00:00:00-00' } },
      unreadableRow(1),
    ],
    ['with nothing but an ID', { ttid: ttidOf(1) }, unreadableRow(1, false)],
    ['without an ID', { ...foreignRow(1), ttid: 'CRM' }, null],
    ['that is null', null, null],
    ['that is a text', 'webhook', null],
  ])('%s is as good as it can be read, and costs no other', (_, row, expected) => {
    expect(listOf(foreignRow(2), row, foreignRow(3))).toEqual([foreignRow(2), expected, foreignRow(3)]);
  });

  test('may be any JSON', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (rows) => {
        expect(listOf(...rows, foreignRow(1))).toHaveLength(rows.length + 1);
      }),
    );
  });
});

test('what is known about a webhook costs no other, whatever it is', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (known) => {
      const { webhooks } = v.parse(ENDPOINTS.resolve.answer, { webhooks: [known, resolvedAs(1, 'ended')] });
      expect(webhooks).toEqual([resolvedAs(1, 'ended')]);
    }),
  );
});

test('an entry of the audit costs no other, whatever it is', () => {
  const entry = {
    at: '2026-03-01T09:30:00Z',
    actor: null,
    action: 'swept',
    webhooks: [{ ttid: ttidOf(1), interactionSid: null }],
  };
  fc.assert(
    fc.property(fc.jsonValue(), (other) => {
      const answer = { entries: [other, entry], next: null, retentionDays: 1 };
      expect(v.parse(ENDPOINTS.audit.answer, answer).entries).toEqual([entry]);
    }),
  );
});
