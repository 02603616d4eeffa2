/** The times in docs/data.md are those of the code. */
import { CLAIM_TTL_S } from '../../functions/lib/attachment/claim';
import { PROLONGED_FROM_MS } from '../../functions/lib/attachment/prolong';
import { MAX_AUDIT_DAYS, MAX_INSPECTOR_HOURS, parseOptionalSettings } from '../../functions/lib/settings/settings';
import { LISTS, MAPS } from '../../functions/lib/twilio/collections';
import { HEALTH_MAP } from '../../functions/lib/twilio/destination-health';
import { OUTBOX_LIFETIMES_S } from '../../functions/lib/twilio/outbox';
import { OUTBOX_MAPS } from '../../functions/lib/twilio/outbox-keys';
import { LIFETIME_S } from '../../functions/lib/twilio/sync';
import { documentedRows, documentedSection } from '../fixtures/documented-table';

const rows = documentedRows(documentedSection('data.md', 'Data'));

const { auditRetentionDays, retentionSeconds } = parseOptionalSettings({});
const lifetime = `${LIFETIME_S / 86_400} days`;

test.each([
  [
    'records of attachments',
    [
      `\`${MAPS.records}\``,
      `${CLAIM_TTL_S / 60} minute after a detach`,
      lifetime,
      `after ${PROLONGED_FROM_MS / 86_400_000} days`,
    ],
  ],
  ['locks', [`\`${MAPS.locks}\``]],
  [
    'events that a destination did not get',
    [
      `\`${OUTBOX_MAPS[0]}\``,
      `at most ${OUTBOX_LIFETIMES_S.form / 86_400} days`,
      `${OUTBOX_LIFETIMES_S.entry / 86_400} days`,
      `${OUTBOX_LIFETIMES_S.delivered / 3_600} hour`,
    ],
  ],
  ['health of destinations', [`\`${HEALTH_MAP}\``, lifetime]],
  ['audit', [`\`${LISTS.audit}\``, `${auditRetentionDays} days by default`, `at most ${MAX_AUDIT_DAYS}`]],
  [
    "the inspector's events",
    [`${retentionSeconds / 3_600} hours by default`, `at most ${MAX_INSPECTOR_HOURS}`, lifetime],
  ],
])('%s: place and times', (data, facts) => {
  const row = rows.find(([name]) => name === data)?.join(' | ');
  expect(facts.filter((fact) => !row?.includes(fact))).toEqual([]);
});

test('says everything about each kind of data', () => {
  expect(rows.filter((cells) => cells.length !== 6 || cells.includes(''))).toEqual([]);
});
