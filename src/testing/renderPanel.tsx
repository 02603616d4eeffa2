/** The tab in the hands of a test. */
import { act, configure, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { createInteractionStore } from '../interaction/interactionStore';
import type { TaskLike } from '../interaction/subject';
import { rememberedNames } from '../panel/timeline/participantNames';
import { TAB_NAME, WebhooksTab } from '../panel/WebhooksTab';
import { languageFor, textFrom } from '../strings/text';
import { ManualBackend, statusOf, targetOf } from './interactions';
import { ManualParticipants, ManualTimelines } from './timelines';

// Nothing in the panel is hidden, and asking jsdom about it for every element takes most of the time.
configure({ defaultHidden: true });
jest.setTimeout(30_000);

export const taskOf = (digit: string, changes: Partial<TaskLike> = {}): TaskLike => {
  const { subject, taskName } = targetOf(digit);
  return {
    taskSid: subject.taskSid,
    status: 'accepted',
    taskChannelUniqueName: 'chat',
    attributes: {
      flexInteractionSid: subject.interactionSid,
      flexInteractionChannelSid: subject.channelSid,
      name: taskName,
    },
    ...changes,
  };
};

export const ALICE = taskOf('1');
export const BOB = taskOf('2');

export function renderTab(task: TaskLike = ALICE, selectedTabName = TAB_NAME) {
  const backend = new ManualBackend();
  const unseen: string[] = [];
  const interactions = createInteractionStore({
    backend,
    newOperationId: () => 'operation',
    onUnseenFailure: (job, taskName) => unseen.push(`${job}: ${taskName}`),
  });
  const timelines = new ManualTimelines();
  const participants = new ManualParticipants();
  const names = rememberedNames(participants.ask);
  const tools = { interactions, timelines, names, text: textFrom(() => ({}), languageFor('en-US')), locale: 'en-US' };
  const tab = (shown: TaskLike, selected = TAB_NAME) => (
    <main>
      <h2>Task</h2>
      <WebhooksTab tools={tools} task={shown} selectedTabName={selected} />
    </main>
  );
  const { rerender, container } = render(tab(task, selectedTabName));
  return {
    backend,
    timelines,
    participants,
    unseen,
    container,
    show: (shown: TaskLike) => rerender(tab(shown)),
    hide: () => rerender(tab(task, 'info')),
  };
}

const realSetTimeout = setTimeout;

/** Lets answers arrive and be drawn. */
export const answered = (answer: () => void) =>
  act(async () => {
    answer();
    // The end of the queue, also where a test holds the clock.
    await new Promise((resolve) => realSetTimeout(resolve));
  });

export async function renderReady(status = statusOf(), task: TaskLike = ALICE) {
  const tab = renderTab(task);
  await answered(() => tab.backend.tell(status));
  return { ...tab, user: userEvent.setup({ delay: null }) };
}

export const heading = () => screen.getByRole('heading', { level: 3 });
export const button = (name: string) => screen.getByRole('button', { name });
export const live = () => screen.getByRole('status');

export async function expectNoAxeFindings(container: Element) {
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual([]);
}
