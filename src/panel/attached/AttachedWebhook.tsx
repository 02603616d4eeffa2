import { Text } from '@twilio-paste/core/text';
import { useState } from 'react';
import { ActionButton } from '../../components/ActionButton';
import { ButtonRow } from '../../components/ButtonRow';
import { Countdown } from '../../components/Countdown';
import { Description, DescriptionList } from '../../components/DescriptionList';
import { Disclosure } from '../../components/Disclosure';
import { Explanation } from '../../components/Explanation';
import { FailureCallout } from '../../components/FailureCallout';
import { Stack } from '../../components/Stack';
import { useSecondsToWait } from '../../components/wait';
import type { NamedSubject } from '../../interaction/subject';
import { destinationLabel } from '../../strings/labels';
import { usePanelContext } from '../context';
import type { AttachedScreen } from '../screen';
import { TimelineSection } from '../timeline/TimelineSection';
import { useTimeline } from '../timeline/useTimeline';
import { AttachedFacts } from './AttachedFacts';
import { DetachDialog } from './DetachDialog';
import { ReplaceButton } from './ReplaceButton';

interface AttachedWebhookProps {
  readonly screen: AttachedScreen;
  readonly target: NamedSubject;
}

export function AttachedWebhook({ screen, target }: AttachedWebhookProps) {
  const { interactions, text } = usePanelContext();
  const [isAsking, setIsAsking] = useState(false);
  const { binding, work } = screen;
  const failure = work.kind === 'failed' && work.job === 'detach' ? work.failure : null;
  const isDetaching = work.kind === 'busy' && work.job === 'detach';
  const isBusy = work.kind === 'busy';
  const isUnavailable = useSecondsToWait() > 0 || isBusy;
  const timeline = useTimeline(binding.timeline);

  return (
    <Stack gap="space60">
      <Explanation text={screen.intro} />
      <DescriptionList>
        <Description label={text('AttachedDestinationLabel')}>
          {binding.destination === null
            ? text('AttachedDestinationUnnamed')
            : destinationLabel(binding.destination, text)}
        </Description>
        {timeline === null && <AttachedFacts binding={binding} />}
      </DescriptionList>
      {timeline !== null && (
        // For the inspector the events come first, and the facts are available on demand.
        <Disclosure summary={text('AttachedDetails')}>
          <DescriptionList>
            <AttachedFacts binding={binding} />
          </DescriptionList>
        </Disclosure>
      )}
      {failure !== null && !isAsking && <FailureCallout title="AttachedDetachFailed" failure={failure} />}
      {failure === null && <Countdown />}
      <ButtonRow>
        {screen.replace !== null && (
          <ReplaceButton subject={target.subject} label={screen.replace} isUnavailable={isBusy} />
        )}
        {screen.canDetach && (
          <ActionButton variant="destructive_secondary" isUnavailable={isUnavailable} onClick={() => setIsAsking(true)}>
            {text(isDetaching ? 'AttachedDetaching' : 'AttachedDetach')}
          </ActionButton>
        )}
      </ButtonRow>
      {timeline === null ? (
        <Text as="p" color="colorTextWeak" lineHeight="lineHeight30">
          {text('AttachedNoReports')}
        </Text>
      ) : (
        <TimelineSection timeline={timeline} target={target} attachedAt={binding.attachedAt} isLive />
      )}
      <DetachDialog
        isOpen={isAsking}
        binding={binding}
        isBusy={isDetaching}
        isUnavailable={isUnavailable}
        failure={failure}
        onConfirm={() => interactions.detach(target)}
        onCancel={() => setIsAsking(false)}
      />
    </Stack>
  );
}
