import { Text } from '@twilio-paste/core/text';
import type { Trouble } from '../backend/backend';
import { ActionButton } from '../components/ActionButton';
import { Countdown } from '../components/Countdown';
import { Column } from '../components/Stack';
import { useSecondsToWait } from '../components/wait';
import type { Subject } from '../interaction/subject';
import { explain } from '../strings/failures';
import { usePanelTools } from './context';

interface UnavailableProps {
  readonly subject: Subject;
  readonly failure: Trouble;
  readonly isRetrying: boolean;
}

/** Nothing is known of this interaction: why, and the way to ask again. */
export function Unavailable({ subject, failure, isRetrying }: UnavailableProps) {
  const { interactions, text } = usePanelTools();
  const isHeld = useSecondsToWait() > 0 || isRetrying;
  return (
    <Column gap="space50">
      <Text as="p" role="alert" lineHeight="lineHeight30">
        {explain(failure, text)}
      </Text>
      <Countdown />
      <ActionButton variant="secondary" isHeld={isHeld} onClick={() => interactions.read(subject)}>
        {text(isRetrying ? 'Retrying' : 'Retry')}
      </ActionButton>
    </Column>
  );
}
