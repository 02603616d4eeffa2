import { Box } from '@twilio-paste/core/box';
import { useState } from 'react';
import { ActionButton } from '../../components/ActionButton';
import { Countdown } from '../../components/Countdown';
import { Explanation } from '../../components/Explanation';
import { SecondaryText } from '../../components/SecondaryText';
import { Stack } from '../../components/Stack';
import { useSecondsToWait } from '../../components/wait';
import type { NamedSubject } from '../../interaction/subject';
import { usePanelContext } from '../context';
import { JobFailureNote } from '../JobFailureNote';
import { PanelBody } from '../PanelBody';
import { PanelEdge } from '../PanelEdge';
import { SlowNote } from '../SlowNote';
import type { AttachedScreen } from '../screen';
import { TimelineSection } from '../timeline/TimelineSection';
import { useTimeline } from '../timeline/useTimeline';
import { AttachedDetails } from './AttachedDetails';
import { AttachedSummary } from './AttachedSummary';
import { ConflictNote } from './ConflictNote';
import { DetachDialog } from './DetachDialog';
import { ReplaceButton } from './ReplaceButton';
import { usePersonName } from './usePersonName';

interface AttachedWebhookProps {
  readonly screen: AttachedScreen;
  readonly target: NamedSubject;
}

/** A card about the webhook, and below it the events, if the inspector receives them. Only these scroll. */
export function AttachedWebhook({ screen, target }: AttachedWebhookProps) {
  const { interactions, text } = usePanelContext();
  const [isAsking, setIsAsking] = useState(false);
  const { binding, work, conflict } = screen;
  const failed = work.kind === 'failed' && work.job === 'detach' ? work : null;
  const isDetaching = work.kind === 'busy' && work.job === 'detach';
  const isBusy = work.kind === 'busy';
  const isUnavailable = useSecondsToWait() > 0 || isBusy;
  const timeline = useTimeline(binding.timeline);
  const person = usePersonName(binding.attachedBy, target.subject);

  const card = (
    <Stack gap="space30">
      {conflict !== null && <ConflictNote conflict={conflict} binding={binding} subject={target.subject} />}
      <Box display="flex" flexWrap="wrap" justifyContent="space-between" columnGap="space40" width="100%">
        <AttachedSummary binding={binding} person={person} />
        <Box display="flex" columnGap="space40" alignItems="flex-start">
          {screen.canReplace && conflict === null && (
            <ReplaceButton
              subject={target.subject}
              label={text('ReplaceChange')}
              name="replace"
              isLink
              isUnavailable={isBusy}
            />
          )}
          {screen.canDetach && (
            <ActionButton variant="destructive_link" isUnavailable={isUnavailable} onClick={() => setIsAsking(true)}>
              {text(isDetaching ? 'AttachedDetaching' : 'AttachedDetach')}
            </ActionButton>
          )}
        </Box>
      </Box>
      {isBusy && !isAsking && <SlowNote />}
      {screen.note !== null && <Explanation text={screen.note} />}
      {failed !== null && !isAsking && <JobFailureNote work={failed} />}
      {!isAsking && <Countdown />}
      {timeline === null && <SecondaryText>{text('AttachedNoReports')}</SecondaryText>}
      <AttachedDetails binding={binding} />
      <DetachDialog
        isOpen={isAsking}
        binding={binding}
        timeline={timeline}
        person={person}
        isBusy={isDetaching}
        isUnavailable={isUnavailable}
        failure={failed?.failure ?? null}
        onConfirm={() => interactions.detach(target)}
        onCancel={() => setIsAsking(false)}
      />
    </Stack>
  );

  if (timeline === null) return <PanelBody>{card}</PanelBody>;
  return (
    <>
      <PanelEdge at="top">{card}</PanelEdge>
      <PanelBody>
        <TimelineSection timeline={timeline} target={target} attachedAt={binding.attachedAt} isLive />
      </PanelBody>
    </>
  );
}
