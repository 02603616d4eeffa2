import { render, screen } from '@testing-library/react';
import { StringsProvider } from '../../components/useStrings';
import type { TimelineName } from '../../contract/timeline';
import { createInteractionStore } from '../../interaction/interactionStore';
import { flush } from '../../testing/flush';
import { choicesFrom, targetOf } from '../../testing/interactions';
import { manualBackend } from '../../testing/manualBackend';
import { STRINGS } from '../../testing/strings';
import { entries, entryOf, ManualTimelines } from '../../testing/timelines';
import { PanelContextProvider } from '../context';
import { rememberedNames } from '../participantNames';
import { TimelineSection } from './TimelineSection';
import { useTimeline } from './useTimeline';

const TIMELINE: TimelineName = `interaction-webhook-${'1'.repeat(32)}`;
const target = targetOf(1);
const CHOICE = { filter: 'all', setFilter: () => undefined } as const;

async function renderTimeline() {
  const timelines = new ManualTimelines();
  let rows = 0;
  const context = {
    ...STRINGS,
    // Each row reads this text once when it renders.
    text: (...message: Parameters<typeof STRINGS.text>) => {
      if (message[0] === 'SentenceAgent') rows += 1;
      return STRINGS.text(...message);
    },
    interactions: createInteractionStore({
      backend: manualBackend(),
      newOperationId: () => 'operation',
      choices: choicesFrom(),
      onUnseenFailure: () => undefined,
    }),
    timelines,
    names: rememberedNames(async () => []),
    onCrash: () => undefined,
  };
  function Inspected() {
    return (
      <TimelineSection timeline={useTimeline(TIMELINE)} target={target} attachedAt={null} choice={CHOICE} isLive />
    );
  }
  render(
    <StringsProvider value={STRINGS}>
      <PanelContextProvider value={context}>
        <Inspected />
      </PanelContextProvider>
    </StringsProvider>,
  );
  await flush(() => timelines.load(...entries(1, 20)));
  const before = rows;
  return { timelines, rowsRendered: () => rows - before };
}

test('only the rows of new events render', async () => {
  const { timelines, rowsRendered } = await renderTimeline();
  await flush(() => timelines.receive(entryOf(100)));
  expect(screen.getAllByRole('button', { name: /left/ })).toHaveLength(2);
  expect(rowsRendered()).toBe(1);
});
