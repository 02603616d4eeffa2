import { Cell } from '../../components/Cell';
import { Disclosure } from '../../components/Disclosure';
import { SecondaryText } from '../../components/SecondaryText';
import { type Column, HeaderCells, Row, Table } from '../../components/Table';
import type { AuditEntry } from '../../contract/audit';
import { readableSince } from '../../strings/format';
import { useConsoleContext } from '../context';
import type { Listing } from '../listing';
import { changeTexts } from './changeTexts';
import { ACTIONS, whichOf, whoOf } from './entryTexts';

const COLUMNS = [
  { label: 'AuditWhen', width: '18%' },
  { label: 'AuditWho', width: '22%' },
  { label: 'AuditWhat', width: '22%' },
  { label: 'AuditWhich', width: '38%' },
] as const satisfies readonly Column[];

interface HistoryTableProps {
  readonly entries: readonly AuditEntry[];
  readonly listing: Listing;
}

/** Entries of the audit, one line each. IDs and changes are shown on demand. */
export function HistoryTable({ entries, listing }: HistoryTableProps) {
  const { colleague, text, locale } = useConsoleContext();
  return (
    <Table label="AuditHeading" head={<HeaderCells columns={COLUMNS} />}>
      {entries.map((entry) => (
        <Row key={`${entry.at} ${entry.action} ${entry.webhooks.map(({ ttid }) => ttid).join()}`}>
          <Cell label="AuditWhen">
            <time dateTime={entry.at}>{readableSince(entry.at, locale, Date.now())}</time>
          </Cell>
          <Cell label="AuditWho">{whoOf(entry, colleague, text)}</Cell>
          <Cell label="AuditWhat">{text(ACTIONS[entry.action])}</Cell>
          <Cell label="AuditWhich">
            {entry.action === 'tested' ? entry.host : <Webhooks webhooks={entry.webhooks} listing={listing} />}
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

interface WebhooksProps {
  readonly webhooks: AuditEntry['webhooks'];
  readonly listing: Listing;
}

function Webhooks({ webhooks, listing }: WebhooksProps) {
  const { text } = useConsoleContext();
  const [first, ...others] = webhooks;
  const summary =
    first === undefined || others.length > 0
      ? text('AuditMany', { count: webhooks.length })
      : whichOf(first, listing, text);
  return (
    <Disclosure summary={summary} isLazy>
      {webhooks.map(({ ttid, interactionSid, changes = {} }) => (
        <div key={ttid}>
          {changeTexts(changes, text).map((sentence) => (
            <div key={sentence} style={{ whiteSpace: 'normal' }}>
              {sentence}
            </div>
          ))}
          {interactionSid !== null && <SecondaryText>{interactionSid}</SecondaryText>}
          <SecondaryText>{ttid}</SecondaryText>
        </div>
      ))}
    </Disclosure>
  );
}
