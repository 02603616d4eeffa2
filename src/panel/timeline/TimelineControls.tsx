import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { Label } from '@twilio-paste/core/label';
import { Option, Select } from '@twilio-paste/core/select';
import { useUID } from '@twilio-paste/core/uid-library';
import { PauseIcon } from '@twilio-paste/icons/esm/PauseIcon';
import { PlayIcon } from '@twilio-paste/icons/esm/PlayIcon';
import { GROUP_TEXTS } from '../../strings/labels';
import type { StringKey } from '../../strings/text';
import { usePanelContext } from '../context';
import { FILTERS, type Filter } from './timeline';

interface TimelineControlsProps {
  readonly filter: Filter;
  readonly isPaused: boolean;
  /** How many have come since it was paused. */
  readonly waiting: number;
  readonly onFilter: (filter: Filter) => void;
  readonly onPause: () => void;
  readonly onResume: () => void;
}

const FILTER_TEXTS: Readonly<Record<Filter, StringKey>> = {
  all: 'TimelineFilterAll',
  ...GROUP_TEXTS,
  other: 'TimelineFilterOther',
};

/** Which events are shown, and whether those that come in move them on. */
export function TimelineControls({ filter, isPaused, waiting, onFilter, onPause, onResume }: TimelineControlsProps) {
  const { text } = usePanelContext();
  const id = useUID();
  return (
    <>
      <Box width="100%">
        <Label htmlFor={id}>{text('TimelineFilterLabel')}</Label>
        <Select id={id} value={filter} onChange={({ target }) => onFilter(FILTERS[target.selectedIndex] ?? 'all')}>
          {FILTERS.map((choice) => (
            <Option key={choice} value={choice}>
              {text(FILTER_TEXTS[choice])}
            </Option>
          ))}
        </Select>
      </Box>
      {/* One button, so that the focus stays on it, in a row of its own, so that a longer label moves nothing. */}
      <Button variant="secondary" onClick={isPaused ? onResume : onPause}>
        {isPaused ? <PlayIcon decorative /> : <PauseIcon decorative />}
        {isPaused && waiting > 0
          ? text('TimelineResumeNew', { count: waiting })
          : text(isPaused ? 'TimelineResume' : 'TimelinePause')}
      </Button>
    </>
  );
}
