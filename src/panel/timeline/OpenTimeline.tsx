import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { Text } from '@twilio-paste/core/text';
import { useEffect, useRef } from 'react';
import { ButtonRow } from '../../components/ButtonRow';
import { CopyButton } from '../../components/CopyButton';
import { Explanation } from '../../components/Explanation';
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

export function OpenTimeline({ timeline, subject }: OpenTimelineProps) {
  const { text } = usePanelContext();
  const view = useTimelineView(timeline);
  const nameOf = useNames(subject, timeline.events);
  useAnnouncedNews(timeline, view.isPaused);
  const list = useRef<HTMLOListElement>(null);
  /** The index of the first event that `showOlder` has added. */
  const firstAdded = useRef<number | null>(null);

  useEffect(() => {
    if (firstAdded.current === null) return;
    // Move the focus there, because the button that had it may have disappeared.
    list.current?.querySelectorAll<HTMLElement>(':scope > li')[firstAdded.current]?.focus();
    firstAdded.current = null;
  });

  function showOlder() {
    firstAdded.current = view.events.length;
    view.showOlder();
  }

  return (
    <>
      <TimelineControls view={view} />
      {timeline.isCutOff && <Explanation text="TimelineCutOff" />}
      {view.events.length === 0 ? (
        <Text as="p" color="colorTextWeak" lineHeight="lineHeight30">
          {text(view.filter === 'all' ? 'TimelineEmpty' : 'TimelineNoneOfGroup')}
        </Text>
      ) : (
        <Box ref={list} as="ol" margin="space0" padding="space0" listStyleType="none" width="100%">
          {view.events.map(({ key, ...seen }) => (
            <TimelineRow key={key} {...seen} participant={nameOf(seen)} />
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
