import { Box } from '@twilio-paste/core/box';
import { Text } from '@twilio-paste/core/text';
import { useCallback, useMemo, useRef, useState } from 'react';
import { Explanation } from '../../components/Explanation';
import { useMediaQuery } from '../../components/useMediaQuery';
import type { NamedSubject } from '../../interaction/subject';
import { readableDay } from '../../strings/format';
import { usePanelContext } from '../context';
import { isUndelivered } from './deliveries';
import { parametersAmong } from './details';
import type { FilterChoice } from './filter';
import { linesOf, toggled } from './list';
import { RowList, type RowListHandle } from './RowList';
import { SendAgainButton } from './SendAgainButton';
import { Strip } from './Strip';
import { sentenceFor } from './sentence';
import { TimelineBar } from './TimelineBar';
import type { SeenEvent, Timeline } from './timeline';
import { useAnnouncedNews } from './useAnnouncedNews';
import { useLostAt } from './useLostAt';
import { useNames } from './useNames';
import { useTimelineView } from './useTimelineView';

/** In a lower window, as at a magnification of 400 %, the bar would cover all events. */
const HIGH = '(min-height: 30rem)';

interface OpenTimelineProps {
  readonly timeline: Timeline;
  readonly target: NamedSubject;
  /** ISO 8601; null if it is unknown. */
  readonly attachedAt: string | null;
  readonly choice: FilterChoice;
  /** Whether more events may come. */
  readonly isLive: boolean;
}

export function OpenTimeline({ timeline, target, attachedAt, choice, isLive }: OpenTimelineProps) {
  const { text, locale } = usePanelContext();
  const nameOf = useNames(target.subject, timeline.events);
  const sentenceOf = useCallback(
    (seen: SeenEvent) => sentenceFor(seen.event, { participant: nameOf(seen), isAgain: seen.isAgain }, text),
    [nameOf, text],
  );
  const view = useTimelineView(timeline, choice, sentenceOf);
  useAnnouncedNews(timeline, view.isPaused);
  /** The keys of the open lines. */
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const parametersOf = useMemo(() => parametersAmong(view.events), [view.events]);
  const today = readableDay(new Date().toISOString(), locale);
  const lines = useMemo(
    () => linesOf(view.rows, open, { of: (at) => readableDay(at, locale), today }),
    [view.rows, open, locale, today],
  );
  const lostAt = useLostAt(timeline.isConnected);
  const list = useRef<RowListHandle>(null);
  const isHigh = useMediaQuery(HIGH);

  function showNew() {
    const [newest] = view.events;
    if (newest !== undefined) list.current?.reveal(newest.key);
    view.resume();
  }

  return (
    <>
      <Strip
        events={view.events}
        startedAt={target.startedAt}
        attachedAt={attachedAt}
        isLive={isLive}
        lostAt={lostAt}
        onPick={(eventKey) => list.current?.reveal(eventKey)}
      />
      <Box
        position={isHigh ? 'sticky' : 'static'}
        top="space0"
        zIndex="zIndex10"
        width="100%"
        paddingY="space20"
        backgroundColor="colorBackgroundBody"
      >
        <TimelineBar view={view} subject={target.subject} isLive={isLive} onShowNew={showNew} />
      </Box>
      {choice.filter === 'failed' && view.events.some(({ deliveries }) => Object.keys(deliveries).length > 0) && (
        <Box paddingBottom="space20">
          <SendAgainButton
            label="CommonSendAllAgain"
            what={{ event: null, destination: null }}
            isDone={!view.events.some(isUndelivered)}
          />
        </Box>
      )}
      {timeline.isCutOff && <Explanation text="TimelineCutOff" />}
      {lines.length === 0 ? (
        <Text as="p" color="colorTextWeak" lineHeight="lineHeight30">
          {text(view.events.length === 0 ? 'TimelineEmpty' : 'TimelineNoneFound')}
        </Text>
      ) : (
        <RowList
          ref={list}
          lines={lines}
          nameOf={nameOf}
          parametersOf={parametersOf}
          onToggle={(line) => setOpen(toggled(open, line))}
        />
      )}
    </>
  );
}
