import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { Text } from '@twilio-paste/core/text';
import { useEffect, useRef } from 'react';
import { ButtonRow } from '../../components/ButtonRow';
import { CopyButton } from '../../components/CopyButton';
import type { Subject } from '../../interaction/subject';
import { usePanelContext } from '../context';
import { TimelineControls } from './TimelineControls';
import { TimelineRow } from './TimelineRow';
import { copyOf, type Timeline } from './timeline';
import { useAnnouncedNews } from './useAnnouncedNews';
import { useNames } from './useNames';
import { useTimelineView } from './useTimelineView';

interface OpenTimelineProps {
  readonly timeline: Timeline;
  readonly subject: Subject;
}

/** The events, newest first, and what can be done with them. */
export function OpenTimeline({ timeline, subject }: OpenTimelineProps) {
  const { text } = usePanelContext();
  const view = useTimelineView(timeline);
  const nameFor = useNames(subject, timeline.events);
  useAnnouncedNews(timeline, view.isPaused);
  const list = useRef<HTMLOListElement>(null);
  /** The place in the list that leads on after more of it was asked for. */
  const next = useRef<number | null>(null);

  useEffect(() => {
    if (next.current === null) return;
    // The button may be gone, and with it the place where the person was.
    list.current?.querySelectorAll<HTMLElement>(':scope > li')[next.current]?.focus();
    next.current = null;
  });

  function showOlder() {
    next.current = view.events.length;
    view.showOlder();
  }

  return (
    <>
      <TimelineControls
        filter={view.filter}
        isPaused={view.isPaused}
        waiting={view.waiting}
        onFilter={view.show}
        onPause={view.pause}
        onResume={view.resume}
      />
      {view.events.length === 0 ? (
        <Text as="p" color="colorTextWeak" lineHeight="lineHeight30">
          {text(view.filter === 'all' ? 'TimelineEmpty' : 'TimelineNoneOfGroup')}
        </Text>
      ) : (
        <Box ref={list} as="ol" margin="space0" padding="space0" listStyleType="none" width="100%">
          {view.events.map((seen) => (
            <TimelineRow key={seen.key} event={seen.event} webhooks={seen.webhooks} participant={nameFor(seen)} />
          ))}
        </Box>
      )}
      <ButtonRow>
        {view.hasOlder && (
          <Button variant="secondary" size="small" onClick={showOlder}>
            {text('TimelineShowOlder')}
          </Button>
        )}
        {view.matching.length > 0 && (
          <CopyButton
            label="TimelineCopyEvents"
            content={() => JSON.stringify(view.matching.map(copyOf), null, 2)}
            copied="TimelineEventsCopied"
            notCopied="TimelineNotCopied"
          />
        )}
      </ButtonRow>
    </>
  );
}
