import { Box } from '@twilio-paste/core/box';
import { useMemo, useState } from 'react';
import { ActionButton } from '../../components/ActionButton';
import { Countdown } from '../../components/Countdown';
import { Explanation } from '../../components/Explanation';
import { useAnnounce } from '../../components/LiveRegion';
import { Stack } from '../../components/Stack';
import { useSecondsToWait } from '../../components/wait';
import type { NamedSubject } from '../../interaction/subject';
import { usePanelContext } from '../context';
import { JobFailureNote } from '../JobFailureNote';
import { PanelBody } from '../PanelBody';
import { PanelEdge } from '../PanelEdge';
import { SlowNote } from '../SlowNote';
import type { AttachedScreen } from '../screen';
import { DestinationNames, destinationNames } from '../timeline/destinationNames';
import { type Filter, filtered } from '../timeline/filter';
import { SendAgainProvider } from '../timeline/sendAgain';
import { TimelineSection } from '../timeline/TimelineSection';
import type { SeenEvent } from '../timeline/timeline';
import { useTimeline } from '../timeline/useTimeline';
import { AttachedDetails } from './AttachedDetails';
import { AttachedFacts } from './AttachedFacts';
import { AttachedTitle, isListed } from './AttachedTitle';
import { ConflictNote } from './ConflictNote';
import { DestinationList } from './DestinationList';
import { DetachDialog } from './DetachDialog';
import { InspectorOffer } from './InspectorOffer';
import { ReplaceButton } from './ReplaceButton';
import { usePersonName } from './usePersonName';

interface AttachedWebhookProps {
  readonly screen: AttachedScreen;
  readonly target: NamedSubject;
}

const NO_EVENTS: readonly SeenEvent[] = [];

/** A card about the webhook, and below it the events, if the inspector receives them. Only these scroll. */
export function AttachedWebhook({ screen, target }: AttachedWebhookProps) {
  const { interactions, text } = usePanelContext();
  const announce = useAnnounce();
  const { binding, work, conflict } = screen;
  const shown = binding.destinations.map(({ id }) => id).join();
  // The dialog is about these destinations. A detach that leaves some of them closes it.
  const [askedFor, setAskedFor] = useState<string | null>(null);
  const isAsking = askedFor === shown;
  const failed = work.kind === 'failed' && conflict === null ? work : null;
  const detachFailure = failed?.job === 'detach' ? failed.failure : null;
  const isLost = binding.route === 'lost';
  const isDetaching = work.kind === 'busy' && work.job === 'detach';
  const isBusy = work.kind === 'busy';
  const isUnavailable = useSecondsToWait() > 0 || isBusy;
  const timeline = useTimeline(binding.timeline);
  const [filter, setFilter] = useState<Filter>('all');
  const names = useMemo(
    () => destinationNames(binding.destinations, screen.options.destinations, text),
    [binding.destinations, screen.options.destinations, text],
  );
  const person = usePersonName(binding.attachedBy, target.subject);

  const mayReach = (destination: string) =>
    binding.destinations.some(({ id, state, canRemove }) => id === destination && state === 'active' && canRemove);

  function showFailed() {
    setFilter('failed');
    const events = timeline?.events ?? NO_EVENTS;
    announce(text('TimelineFoundCount', { found: filtered(events, 'failed').length, count: events.length }));
  }

  const card = (
    <Stack gap="space30">
      {conflict !== null && <ConflictNote conflict={conflict} binding={binding} subject={target.subject} />}
      <Box width="100%">
        <Box display="flex" flexWrap="wrap" justifyContent="space-between" columnGap="space40" width="100%">
          <AttachedTitle binding={binding} />
          <Box display="flex" columnGap="space40" alignItems="flex-start">
            {screen.canChange && !isLost && conflict === null && (
              <ReplaceButton
                subject={target.subject}
                label={text('ReplaceChange')}
                name="replace"
                isLink
                isUnavailable={isBusy}
              />
            )}
            {screen.canDetach && (
              <ActionButton variant="destructive_link" isUnavailable={isUnavailable} onClick={() => setAskedFor(shown)}>
                {text(isDetaching ? 'AttachedDetaching' : 'AttachedDetach')}
              </ActionButton>
            )}
          </Box>
        </Box>
        <AttachedFacts binding={binding} person={person} />
      </Box>
      {isListed(binding) && !isLost && (
        <DestinationList
          screen={screen}
          target={target}
          events={timeline?.events ?? NO_EVENTS}
          onShowFailed={showFailed}
        />
      )}
      {isLost && (
        <>
          <Explanation text="AttachedLostText" />
          {screen.canChange && conflict === null && (
            <ReplaceButton
              subject={target.subject}
              label={text('AttachedLostButton')}
              name="replace"
              isUnavailable={isBusy}
            />
          )}
        </>
      )}
      {isBusy && !isAsking && <SlowNote />}
      {screen.note !== null && <Explanation text={screen.note} />}
      {failed !== null && screen.jobs.includes(failed.job) && !isAsking && <JobFailureNote work={failed} />}
      {!isAsking && <Countdown />}
      {timeline === null && !isLost && <InspectorOffer screen={screen} target={target} />}
      <AttachedDetails binding={binding} />
      <DetachDialog
        isOpen={isAsking}
        binding={binding}
        timeline={timeline}
        person={person}
        isBusy={isDetaching}
        isUnavailable={isUnavailable}
        failure={detachFailure}
        onConfirm={() => interactions.detach(target)}
        onCancel={() => setAskedFor(null)}
      />
    </Stack>
  );

  if (timeline === null) return <PanelBody>{card}</PanelBody>;
  return (
    <>
      <PanelEdge at="top">{card}</PanelEdge>
      <PanelBody>
        <DestinationNames value={names}>
          <SendAgainProvider subject={target.subject} mayReach={mayReach}>
            <TimelineSection
              timeline={timeline}
              target={target}
              attachedAt={binding.attachedAt}
              choice={{ filter, setFilter }}
              isLive
            />
          </SendAgainProvider>
        </DestinationNames>
      </PanelBody>
    </>
  );
}
