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
import type { TimelineView } from './useTimelineView';

const FILTER_TEXTS: Readonly<Record<Filter, StringKey>> = {
  all: 'TimelineFilterAll',
  ...GROUP_TEXTS,
  other: 'TimelineFilterOther',
};

export function TimelineControls({ view }: { readonly view: TimelineView }) {
  const { filter, isPaused, waiting } = view;
  const { text } = usePanelContext();
  const id = useUID();
  return (
    <>
      <Box width="100%">
        <Label htmlFor={id}>{text('TimelineFilterLabel')}</Label>
        <Select id={id} value={filter} onChange={({ target }) => view.show(FILTERS[target.selectedIndex] ?? 'all')}>
          {FILTERS.map((choice) => (
            <Option key={choice} value={choice}>
              {text(FILTER_TEXTS[choice])}
            </Option>
          ))}
        </Select>
      </Box>
      {/* One button, to keep the focus, in its own row, so that a longer label does not move other controls. */}
      <Button variant="secondary" onClick={isPaused ? view.resume : view.pause}>
        {isPaused ? <PlayIcon decorative /> : <PauseIcon decorative />}
        {isPaused && waiting > 0
          ? text('TimelineResumeNew', { count: waiting })
          : text(isPaused ? 'TimelineResume' : 'TimelinePause')}
      </Button>
    </>
  );
}
