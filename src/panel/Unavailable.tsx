import { Text } from '@twilio-paste/core/text';
import type { RequestFailure } from '../backend/backend';
import { ActionButton } from '../components/ActionButton';
import { Countdown } from '../components/Countdown';
import { Stack } from '../components/Stack';
import { useSecondsToWait } from '../components/wait';
import type { Subject } from '../interaction/subject';
import { explain } from '../strings/failures';
import { usePanelContext } from './context';

interface UnavailableProps {
  readonly subject: Subject;
  readonly failure: RequestFailure;
  readonly isRetrying: boolean;
}

/** Nothing is known of this interaction: why, and the way to ask again. */
export function Unavailable({ subject, failure, isRetrying }: UnavailableProps) {
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
