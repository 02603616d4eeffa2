import { Cell } from '../../components/Cell';
import { Disclosure } from '../../components/Disclosure';
import { SecondaryText } from '../../components/SecondaryText';
import { HeaderCell, Row, Table } from '../../components/Table';
import { Time } from '../../components/Time';
import { useStrings } from '../../components/useStrings';
import type { AuditAction, AuditEntry } from '../../contract/audit';
import { readableIdentity } from '../../strings/format';
import type { StringKey, Text } from '../../strings/text';
import { changeTexts } from './changeTexts';

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

const COLUMNS = [
  { label: 'AuditWhen', width: '20%' },
  { label: 'AuditWho', width: '20%' },
  { label: 'AuditWhat', width: '20%' },
  { label: 'AuditWhich', width: '40%' },
] as const satisfies readonly { readonly label: StringKey; readonly width: string }[];

/** Audit entries, newest first. */
export function AuditTable({ entries }: { readonly entries: readonly AuditEntry[] }) {
  const { text } = useStrings();
  return (
    <Table
      label="AuditHeading"
      head={COLUMNS.map(({ label, width }) => (
        <HeaderCell key={label} width={width}>
          {text(label)}
        </HeaderCell>
      ))}
    >
      {entries.map((entry) => (
        <Row key={`${entry.at} ${entry.action} ${entry.webhooks.map(({ ttid }) => ttid).join()}`}>
          <Cell isWrapping label="AuditWhen">
            <Time at={entry.at} />
          </Cell>
          <Cell isWrapping label="AuditWho">
            {whoOf(entry, text)}
          </Cell>
          <Cell isWrapping label="AuditWhat">
            {text(ACTIONS[entry.action])}
          </Cell>
          <Cell isWrapping label="AuditWhich">
            <Webhooks webhooks={entry.webhooks} />
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

/** Without an actor, a sweep was started by the signed command. Twilio's event starts everything else. */
function whoOf({ actor, action }: AuditEntry, text: Text) {
  if (actor !== null) return readableIdentity(actor);
  return text(action === 'swept' ? 'AuditByCommand' : 'AuditAutomatic');
}

function Webhooks({ webhooks }: Pick<AuditEntry, 'webhooks'>) {
  const { text } = useStrings();
  const [first, ...others] = webhooks;
  if (first === undefined || others.length > 0) {
    return (
      <Disclosure summary={text('AuditMany', { count: webhooks.length })}>
        {webhooks.map((webhook) => (
          <WebhookId key={webhook.ttid} {...webhook} />
        ))}
      </Disclosure>
    );
  }
  return <WebhookId {...first} />;
}

function WebhookId({ ttid, interactionSid, changes = {} }: AuditEntry['webhooks'][number]) {
  const { text } = useStrings();
  return (
    <>
      <div>{interactionSid ?? ttid}</div>
      {interactionSid !== null && <SecondaryText>{ttid}</SecondaryText>}
      {changeTexts(changes, text).map((sentence) => (
        <SecondaryText key={sentence}>{sentence}</SecondaryText>
      ))}
    </>
  );
}
