import { Box } from '@twilio-paste/core/box';
import { Disclosure } from '../components/Disclosure';
import { useStrings } from '../components/useStrings';
import { EVENT_NAMES, EVENTS, type EventName } from '../contract/events';
import type { Text } from '../strings/text';

/** Lists the parameters of each event. Events with the same parameters share one row. */
export function EventParameters() {
  const { text } = useStrings();
  return (
    <Box marginTop="space40">
      <Disclosure summary={text('FormParameters')}>
        <Box as="dl" margin="space0" paddingLeft="space50">
          {[...byParameters(EVENT_NAMES)].map(([parameters, names]) => (
            <Box key={names.join()} marginTop="space30">
              <Box as="dt" fontWeight="fontWeightSemibold">
                {names.join(', ')}
              </Box>
              <Box as="dd" margin="space0" color="colorTextWeak">
                {parameters.map((name) => nameOf(name, text)).join(', ')}
              </Box>
            </Box>
          ))}
        </Box>
      </Disclosure>
    </Box>
  );
}

function byParameters(events: readonly EventName[]) {
  const groups = new Map<readonly string[], EventName[]>();
  for (const name of events) {
    const { parameters } = EVENTS[name];
    groups.set(parameters, [...(groups.get(parameters) ?? []), name]);
  }
  return groups;
}

const nameOf = (parameter: string, text: Text) =>
  parameter.endsWith('?') ? text('FormParameterOptional', { name: parameter.slice(0, -1) }) : parameter;
