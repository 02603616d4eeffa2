import { Text } from '@twilio-paste/core/text';
import { ActionButton } from '../../components/ActionButton';
import { Stack } from '../../components/Stack';
import { WaitLabel } from '../../components/WaitLabel';
import { useSecondsToWait } from '../../components/wait';
import type { Subject } from '../../interaction/subject';
import { explainRead } from '../../strings/failures';
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
        {explainRead(failure, text)}
      </Text>
      <ActionButton
        variant="secondary"
        name="next-step"
        isUnavailable={isUnavailable}
        onClick={() => interactions.read(subject)}
      >
        <WaitLabel label={text(isRetrying ? 'CommonRetrying' : 'CommonRetry')} />
      </ActionButton>
    </Stack>
  );
}
