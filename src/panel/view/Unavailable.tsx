import { Text } from '@twilio-paste/core/text';
import { ActionButton } from '../../components/ActionButton';
import { Countdown } from '../../components/Countdown';
import { Stack } from '../../components/Stack';
import { useSecondsToWait } from '../../components/wait';
import type { Subject } from '../../interaction/subject';
import { explain } from '../../strings/failures';
import { usePanelContext } from '../context';
import type { UnavailableScreen } from '../screen';

interface UnavailableProps {
  readonly screen: UnavailableScreen;
  readonly subject: Subject;
}

/** Explains why the status could not be loaded, and offers to try again. */
export function Unavailable({ screen: { failure, isRetrying }, subject }: UnavailableProps) {
  const { interactions, text } = usePanelContext();
  const isUnavailable = useSecondsToWait() > 0 || isRetrying;
  return (
    <Stack gap="space50">
      <Text as="p" role="alert" lineHeight="lineHeight30">
        {explain(failure, text)}
      </Text>
      <Countdown />
      <ActionButton variant="secondary" isUnavailable={isUnavailable} onClick={() => interactions.read(subject)}>
        {text(isRetrying ? 'CommonRetrying' : 'CommonRetry')}
      </ActionButton>
    </Stack>
  );
}
