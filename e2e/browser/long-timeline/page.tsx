/** A page with the timeline alone, whose events the test delivers. */
import { useState } from 'react';
import { render } from 'react-dom';
import { PasteProviders } from '../../../src/components/PasteProviders';
import type { TimelineName } from '../../../src/contract/timeline';
import { createInteractionStore } from '../../../src/interaction/interactionStore';
import { PanelContextProvider } from '../../../src/panel/context';
import { rememberedNames } from '../../../src/panel/participantNames';
import type { Filter } from '../../../src/panel/timeline/filter';
import { TimelineSection } from '../../../src/panel/timeline/TimelineSection';
import { useTimeline } from '../../../src/panel/timeline/useTimeline';
import { answeringBackend } from '../../../src/testing/answeringBackend';
import { choicesFrom, targetOf } from '../../../src/testing/interactions';
import { STRINGS } from '../../../src/testing/strings';
import { entries, ManualTimelines } from '../../../src/testing/timelines';

const NAME: TimelineName = `interaction-webhook-${'0'.repeat(32)}`;

const timelines = new ManualTimelines();
const context = {
  ...STRINGS,
  interactions: createInteractionStore({
    backend: answeringBackend({}),
    newOperationId: () => 'operation',
    choices: choicesFrom(),
    onUnseenFailure: () => undefined,
  }),
  timelines,
  names: rememberedNames(async () => []),
  onCrash: console.error,
};

function Inspected() {
  const timeline = useTimeline(NAME);
  const [filter, setFilter] = useState<Filter>('all');
  const choice = { filter, setFilter };
  return <TimelineSection timeline={timeline} target={targetOf(1)} attachedAt={null} choice={choice} isLive />;
}

render(
  <PasteProviders theme={undefined} strings={STRINGS}>
    <PanelContextProvider value={context}>
      <Inspected />
    </PanelContextProvider>
  </PasteProviders>,
  document.querySelector('main'),
);

Object.assign(window, {
  load: (count: number) => timelines.load(...entries(1, count)),
  receive: (number: number) => timelines.receive(...entries(number, number)),
});
