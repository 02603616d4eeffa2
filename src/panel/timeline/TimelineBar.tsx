import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { Heading } from '@twilio-paste/core/heading';
import { Input } from '@twilio-paste/core/input';
import { Option, Select } from '@twilio-paste/core/select';
import { DownloadIcon } from '@twilio-paste/icons/esm/DownloadIcon';
import { PauseIcon } from '@twilio-paste/icons/esm/PauseIcon';
import { PlayIcon } from '@twilio-paste/icons/esm/PlayIcon';
import { useRef, useState } from 'react';
import type { Subject } from '../../interaction/subject';
import type { StringKey } from '../../strings/text';
import { usePanelContext } from '../context';
import { ExportButtons } from './ExportButtons';
import { FILTERS, type Filter } from './filter';
import type { TimelineView } from './useTimelineView';

const FILTER_TEXTS: Readonly<Record<Filter, StringKey>> = {
  all: 'TimelineFilterAll',
  participant: 'TimelineFilterParticipants',
  channel: 'TimelineFilterChannel',
  failed: 'TimelineFilterFailed',
  other: 'TimelineFilterOther',
};

interface TimelineBarProps {
  readonly view: TimelineView;
  readonly subject: Subject;
  /** Whether more events may come. */
  readonly isLive: boolean;
  /** Called when the person asks for the events that have arrived since the pause. */
  readonly onShowNew: () => void;
}

/** Counts, filters, searches, exports and pauses the events. Stays in sight while they are scrolled. */
export function TimelineBar({ view, subject, isLive, onShowNew }: TimelineBarProps) {
  const { filter, search, counts, matching, events, isPaused, waiting } = view;
  const { text } = usePanelContext();
  const [isExporting, setIsExporting] = useState(false);
  const pauseButton = useRef<HTMLButtonElement>(null);

  function showNew() {
    onShowNew();
    // The link that had the focus disappears.
    pauseButton.current?.focus();
  }

  return (
    <Box display="flex" flexWrap="wrap" alignItems="center" columnGap="space30" rowGap="space20">
      <Box flexGrow={1}>
        {isPaused && waiting > 0 ? (
          <Button variant="link" onClick={showNew}>
            {text('TimelineNew', { count: waiting })}
          </Button>
        ) : (
          <Heading as="h4" variant="heading50" marginBottom="space0">
            {matching.length === events.length
              ? text('TimelineCount', { count: events.length })
              : text('TimelineFoundCount', { found: matching.length, count: events.length })}
          </Heading>
        )}
      </Box>
      <Box display="flex" columnGap="space20">
        <Button
          variant="secondary_icon"
          size="icon_small"
          aria-expanded={isExporting}
          onClick={() => setIsExporting(!isExporting)}
        >
          <DownloadIcon decorative={false} title={text('TimelineExport')} />
        </Button>
        {isLive && (
          <Button
            ref={pauseButton}
            variant="secondary_icon"
            size="icon_small"
            onClick={isPaused ? view.resume : view.pause}
          >
            {isPaused ? (
              <PlayIcon decorative={false} title={text('TimelineResume')} />
            ) : (
              <PauseIcon decorative={false} title={text('TimelinePause')} />
            )}
          </Button>
        )}
      </Box>
      <Box display="flex" flexGrow={1} flexBasis="11.5rem" minWidth="size0" columnGap="space30">
        <Box flexGrow={1} flexBasis="60%" minWidth="size0">
          <Select
            aria-label={text('TimelineFilterLabel')}
            value={filter}
            onChange={({ target }) => view.setFilter(FILTERS[target.selectedIndex] ?? 'all')}
          >
            {FILTERS.map((choice) => (
              <Option key={choice} value={choice}>
                {text(FILTER_TEXTS[choice], { count: counts[choice] })}
              </Option>
            ))}
          </Select>
        </Box>
        <Box flexGrow={1} flexBasis="40%" minWidth="size0">
          <Input
            aria-label={text('TimelineSearchLabel')}
            type="search"
            autoComplete="off"
            spellCheck={false}
            placeholder={text('TimelineSearchLabel')}
            value={search}
            onChange={({ target }) => view.setSearch(target.value)}
          />
        </Box>
      </Box>
      {isExporting && <ExportButtons events={matching} subject={subject} />}
    </Box>
  );
}
