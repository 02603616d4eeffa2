import { Box } from '@twilio-paste/core/box';
import { Text } from '@twilio-paste/core/text';
import { Cell } from '../../components/Cell';
import { SecondaryText } from '../../components/SecondaryText';
import { ServerName } from '../../components/ServerName';
import { Stack } from '../../components/Stack';
import { type Column, HeaderCells, Row, Table } from '../../components/Table';
import { useStrings } from '../../components/useStrings';
import type { DestinationDetails } from '../../contract/destination';
import { ROLES, type Role } from '../../contract/roles';
import { readableCount, readableName } from '../../strings/format';
import type { StringKey, Text as Texts } from '../../strings/text';
import { healthLines } from './healthLines';
import { ResultLine } from './ResultLine';
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
  readonly tests: Tests;
}

export function DestinationsTable({ destinations, usages, tests }: DestinationsTableProps) {
  return (
    <Table label="DestinationHeading" head={<HeaderCells columns={COLUMNS} />}>
      {destinations.map((destination) => (
        <DestinationRow key={destination.key} destination={destination} usages={usages} tests={tests} />
      ))}
    </Table>
  );
}

interface DestinationRowProps extends Omit<DestinationsTableProps, 'destinations'> {
  readonly destination: DestinationDetails;
}

function DestinationRow({ destination, usages, tests }: DestinationRowProps) {
  const { text, locale } = useStrings();
  const { key, label, address, roles, isRelayed, isSigned, canUse, health } = destination;
  const name = readableName(label);
  const state = tests.states.get(key);
  const count = usages.counts.get(key) ?? 0;
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
        {usages.isAtLeast ? text('ListAtLeast', { count }) : readableCount(count, locale)}
      </Cell>
      <Cell label="DestinationHealthLabel" isWrapping>
        <Health health={health} />
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

function Health({ health }: Pick<DestinationDetails, 'health'>) {
  const { text, locale } = useStrings();
  if (health === null) return <>{text('DestinationHealthUnread')}</>;
  const lines = healthLines(health, text, locale, Date.now());
  if (lines.length === 0) {
    return (
      <Text as="span" color="colorTextWeak">
        {text('DestinationHealthNone')}
      </Text>
    );
  }
  return (
    <Stack gap="space30">
      {lines.map((line, index) => (
        <ResultLine key={line.text} mark={line.isSuccess ? 'success' : 'error'} isEarlier={index > 0}>
          {line.text}
        </ResultLine>
      ))}
    </Stack>
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
