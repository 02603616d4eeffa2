import { Box } from '@twilio-paste/core/box';
import { Text } from '@twilio-paste/core/text';
import { ActionButton } from '../../components/ActionButton';
import { Cell } from '../../components/Cell';
import { SecondaryText } from '../../components/SecondaryText';
import { ServerName } from '../../components/ServerName';
import { Stack } from '../../components/Stack';
import { type Column, HeaderCells, Row, Table } from '../../components/Table';
import { useStrings } from '../../components/useStrings';
import type { Destination, DestinationDetails } from '../../contract/destination';
import { ROLES, type Role } from '../../contract/roles';
import { readableCount, readableName } from '../../strings/format';
import type { StringKey, Text as Texts } from '../../strings/text';
import type { Pending } from './pending';
import { RelayedEvents } from './RelayedEvents';
import { TestButton } from './TestButton';
import { TestResult } from './TestResult';
import { TWO_LINES } from './twoLines';
import type { Usages } from './usage';
import type { Tests } from './useTests';

const COLUMNS = [
  { label: 'DestinationNameLabel', width: '24%' },
  { label: 'DestinationRolesLabel', width: '13%' },
  { label: 'DestinationUsageLabel', width: '9%' },
  { label: 'DestinationHealthLabel', width: '28%' },
  { label: 'DestinationTestLabel', width: '26%' },
] as const satisfies readonly Column[];

interface DestinationsTableProps {
  readonly destinations: readonly DestinationDetails[];
  readonly usages: Usages;
  /** By the key of the destination. */
  readonly pending: ReadonlyMap<string, Pending>;
  readonly tests: Tests;
  readonly onWebhooks: (destination: Destination) => void;
  readonly onPending: (destination: Destination, pending: Pending) => void;
}

export function DestinationsTable({ destinations, ...row }: DestinationsTableProps) {
  return (
    <Table label="DestinationHeading" head={<HeaderCells columns={COLUMNS} />}>
      {destinations.map((destination) => (
        <DestinationRow key={destination.key} destination={destination} {...row} />
      ))}
    </Table>
  );
}

interface DestinationRowProps extends Omit<DestinationsTableProps, 'destinations'> {
  readonly destination: DestinationDetails;
}

function DestinationRow({ destination, usages, pending, tests, onWebhooks, onPending }: DestinationRowProps) {
  const { text } = useStrings();
  const { key, label, address, roles, isRelayed, isSigned, canUse } = destination;
  const name = readableName(label);
  const state = tests.states.get(key);
  return (
    <Row>
      <Cell label="DestinationNameLabel" isWrapping>
        <Box fontWeight="fontWeightSemibold" title={name} style={TWO_LINES}>
          {name}
        </Box>
        <Box color="colorTextWeak">
          {address === null ? text('ConsoleAddressUnreadable') : <ServerName {...address} path={null} />}
        </Box>
        {isRelayed && (
          <SecondaryText>{text(isSigned ? 'DestinationRelayedSigned' : 'DestinationRelayed')}</SecondaryText>
        )}
      </Cell>
      <Cell label="DestinationRolesLabel" isWrapping>
        {rolesText(roles, text)}
      </Cell>
      <Cell label="DestinationUsageLabel" isWrapping>
        <Usage destination={destination} usages={usages} onWebhooks={onWebhooks} />
      </Cell>
      <Cell label="DestinationHealthLabel" isWrapping>
        <RelayedEvents destination={destination} pending={pending.get(key)} onPending={onPending} />
      </Cell>
      <Cell label="DestinationTestLabel" isWrapping>
        <Stack gap="space30">
          {canUse ? (
            <TestButton
              isBusy={state?.kind === 'busy'}
              destination={name}
              onClick={() => tests.send({ key, destination: key, name })}
            />
          ) : (
            <Text as="span" color="colorTextWeak">
              {text('DestinationNotYours')}
            </Text>
          )}
          <TestResult state={state} />
        </Stack>
      </Cell>
    </Row>
  );
}

/** The number of webhooks, which leads to them. */
function Usage({
  destination,
  usages,
  onWebhooks,
}: Pick<DestinationRowProps, 'destination' | 'usages' | 'onWebhooks'>) {
  const { text, locale } = useStrings();
  const number = usages.counts.get(destination.key) ?? 0;
  const count = usages.isAtLeast ? text('ListAtLeast', { count: number }) : readableCount(number, locale);
  if (number === 0) return <>{count}</>;
  return (
    <ActionButton
      variant="link"
      isUnavailable={false}
      aria-label={text('DestinationUsageName', { destination: readableName(destination.label), count })}
      onClick={() => onWebhooks(destination)}
    >
      {count}
    </ActionButton>
  );
}

const ROLE_TEXTS = {
  agent: 'DestinationRoleAgent',
  supervisor: 'DestinationRoleSupervisor',
  admin: 'DestinationRoleAdmin',
} as const satisfies Readonly<Record<Role, StringKey>>;

const rolesText = (roles: readonly Role[], text: Texts) =>
  ROLES.every((role) => roles.includes(role))
    ? text('DestinationRolesAll')
    : roles.map((role) => text(ROLE_TEXTS[role])).join(', ');
