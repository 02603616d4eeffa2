/** Renders the tab for tests. */
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Choice } from '../form/choice';
import { createInteractionStore } from '../interaction/interactionStore';
import type { TaskLike } from '../interaction/subject';
import { rememberedNames } from '../panel/participantNames';
import { TAB_NAME, WebhooksTab } from '../panel/view/WebhooksTab';
import { flush } from './flush';
import { ALICE, choicesFrom, statusOf } from './interactions';
import { manualBackend } from './manualBackend';
import { STRINGS } from './strings';
import { ManualParticipants, ManualTimelines } from './timelines';

// Its code loads when it is first shown. Every test starts after that.
beforeAll(async () => {
  const { leave } = renderTab();
  await flush();
  leave();
});

interface TabOptions {
  /** The last choice of the person. */
  readonly lastChoice?: Choice | null;
  /** The name of a person whom Flex knows without a task. */
  readonly colleague?: (identity: string) => string | null;
}

export function renderTab(task: TaskLike = ALICE, selectedTabName = TAB_NAME, options: TabOptions = {}) {
  const choices = choicesFrom(options.lastChoice);
  const backend = manualBackend();
  const unseen: string[] = [];
  const interactions = createInteractionStore({
    backend,
    newOperationId: () => 'operation',
    choices,
    onUnseenFailure: (job, taskName) => unseen.push(`${job}: ${taskName}`),
  });
  const timelines = new ManualTimelines();
  const participants = new ManualParticipants();
  const crashes: unknown[] = [];
  const context = {
    ...STRINGS,
    interactions,
    timelines,
    names: rememberedNames(participants.ask, options.colleague),
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
export async function renderReady(status = statusOf(), task: TaskLike = ALICE, options: TabOptions = {}) {
  const tab = renderTab(task, TAB_NAME, options);
  await flush(() => tab.backend.answerStatus(status));
  return { ...tab, user: userEvent.setup({ delay: null }) };
}

export const heading = () => screen.getByRole('heading', { level: 3 });
export const live = () => screen.getByRole('status');
