/** Renders the tab for tests. */
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createInteractionStore } from '../interaction/interactionStore';
import type { TaskLike } from '../interaction/subject';
import { rememberedNames } from '../panel/participantNames';
import { TAB_NAME, WebhooksTab } from '../panel/view/WebhooksTab';
import { flush } from './flush';
import { ALICE, statusOf } from './interactions';
import { manualBackend } from './manualBackend';
import { STRINGS } from './strings';
import { ManualParticipants, ManualTimelines } from './timelines';

// Its code loads when it is first shown. Every test starts after that.
beforeAll(async () => {
  const { leave } = renderTab();
  await flush();
  leave();
});

export function renderTab(task: TaskLike = ALICE, selectedTabName = TAB_NAME) {
  const backend = manualBackend();
  const unseen: string[] = [];
  const interactions = createInteractionStore({
    backend,
    newOperationId: () => 'operation',
    onUnseenFailure: (job, taskName) => unseen.push(`${job}: ${taskName}`),
  });
  const timelines = new ManualTimelines();
  const participants = new ManualParticipants();
  const crashes: unknown[] = [];
  const context = {
    ...STRINGS,
    interactions,
    timelines,
    names: rememberedNames(participants.ask),
    onCrash: (error: unknown) => crashes.push(error),
  };
  const tab = (shown: TaskLike, selected = TAB_NAME) => (
    <main>
      <h2>Task</h2>
      <WebhooksTab context={context} task={shown} selectedTabName={selected} />
    </main>
  );
  const { rerender, container, unmount } = render(tab(task, selectedTabName));
  return {
    backend,
    timelines,
    participants,
    unseen,
    crashes,
    container,
    show: (shown: TaskLike) => rerender(tab(shown)),
    hide: () => rerender(tab(task, 'info')),
    leave: unmount,
  };
}

/** Renders the tab of a task whose status is known. */
export async function renderReady(status = statusOf(), task: TaskLike = ALICE) {
  const tab = renderTab(task);
  await flush(() => tab.backend.answerStatus(status));
  return { ...tab, user: userEvent.setup({ delay: null }) };
}

export const heading = () => screen.getByRole('heading', { level: 3 });
export const live = () => screen.getByRole('status');
