import { Box } from '@twilio-paste/core/box';
import type { AuditAction, AuditEntry } from '../../contract/audit';
import { readableIdentity } from '../../format/identity';
import { readableTime } from '../../format/time';
import { useWords } from '../../parts/words';
import type { StringKey } from '../../strings/text';
import { Cell } from '../list/Cell';
import { Weak } from '../list/Weak';

const ACTIONS: Readonly<Record<AuditAction, StringKey>> = {
  attached: 'AuditActionAttached',
  replaced: 'AuditActionReplaced',
  undone: 'AuditActionUndone',
  detached: 'AuditActionDetached',
  created: 'AuditActionCreated',
  edited: 'AuditActionEdited',
  deleted: 'AuditActionDeleted',
  swept: 'AuditActionSwept',
  ended: 'AuditActionEnded',
};

const COLUMNS = ['AuditWhen', 'AuditWho', 'AuditWhat', 'AuditWhich'] as const satisfies readonly StringKey[];

/** Entries of the audit, the latest first. */
export function AuditTable({ entries }: { readonly entries: readonly AuditEntry[] }) {
  const { text, locale } = useWords();
  return (
    <Box
      as="table"
      role="table"
      aria-label={text('AuditHeading')}
      display={['block', 'block', 'table']}
      width="100%"
      fontSize="fontSize30"
      lineHeight="lineHeight30"
      style={{ borderCollapse: 'collapse' }}
    >
      <Box
        as="thead"
        role="rowgroup"
        display={['block', 'block', 'table-header-group']}
        backgroundColor="colorBackground"
      >
        <Box as="tr" role="row" display={['flex', 'flex', 'table-row']} flexWrap="wrap">
          {COLUMNS.map((column) => (
            <Box
              key={column}
              as="th"
              role="columnheader"
              padding="space40"
              textAlign="left"
              fontWeight="fontWeightSemibold"
            >
              {text(column)}
            </Box>
          ))}
        </Box>
      </Box>
      <Box as="tbody" role="rowgroup" display={['block', 'block', 'table-row-group']}>
        {entries.map((entry) => (
          <Box
            key={`${entry.at} ${entry.action} ${entry.webhooks.map(({ ttid }) => ttid).join()}`}
            as="tr"
            role="row"
            display={['block', 'block', 'table-row']}
            borderBottomStyle="solid"
            borderBottomWidth="borderWidth10"
            borderBottomColor="colorBorderWeaker"
          >
            <Cell label="AuditWhen">
              <time dateTime={entry.at}>{readableTime(entry.at, locale)}</time>
            </Cell>
            <Cell label="AuditWho">{entry.actor === null ? text('AuditSchedule') : readableIdentity(entry.actor)}</Cell>
            <Cell label="AuditWhat">{text(ACTIONS[entry.action])}</Cell>
            <Cell label="AuditWhich">
              <Which webhooks={entry.webhooks} />
            </Cell>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

function Which({ webhooks }: Pick<AuditEntry, 'webhooks'>) {
  const { text } = useWords();
  const [first, ...others] = webhooks;
  if (first === undefined || others.length > 0) {
    return (
      <details>
        <summary>{text('AuditMany', { count: String(webhooks.length) })}</summary>
        {webhooks.map((webhook) => (
          <One key={webhook.ttid} {...webhook} />
        ))}
      </details>
    );
  }
  return <One {...first} />;
}

const One = ({ ttid, interactionSid }: AuditEntry['webhooks'][number]) => (
  <>
    <div>{interactionSid ?? ttid}</div>
    {interactionSid !== null && <Weak>{ttid}</Weak>}
  </>
);
