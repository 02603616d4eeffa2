import { render, screen } from '@testing-library/react';
import type { InteractionBackend } from '../../backend/backend';
import { fail, ok } from '../../contract/result';
import { createInteractionStore } from '../../interaction/interactionStore';
import type { TaskLike } from '../../interaction/subject';
import { flush } from '../../testing/flush';
import { ALICE, ATTACHED, BOB, choicesFrom, statusOf, targetOf, taskOf } from '../../testing/interactions';
import { manualBackend } from '../../testing/manualBackend';
import { STRINGS } from '../../testing/strings';
import { TabLabel } from './TabLabel';

const { subject: ALICE_SUBJECT } = targetOf(1);

const createStore = (backend: InteractionBackend) =>
  createInteractionStore({
    backend,
    newOperationId: () => 'operation',
    choices: choicesFrom(),
    onUnseenFailure: () => undefined,
  });

function renderLabel(task: TaskLike | null = ALICE) {
  const backend = manualBackend();
  const interactions = createStore(backend);
  const context = { interactions, text: STRINGS.text, onCrash: () => undefined };
  const label = (shown: TaskLike | null) => (
    <button type="button">
      <TabLabel context={context} task={shown} />
    </button>
  );
  const { container, rerender } = render(label(task));
  return { backend, interactions, container, show: (shown: TaskLike | null) => rerender(label(shown)) };
}

const tab = () => screen.getByRole('button');
const isBlank = () => tab().querySelector('svg')?.childElementCount === 0;

test('has the name alone and a blank of the same width until the state is known', () => {
  renderLabel();
  expect(tab()).toHaveAccessibleName('Webhooks');
  expect(isBlank()).toBe(true);
  expect(tab().querySelector('svg')).toHaveAttribute('width', '16');
});

test('follows what happens to the interaction in the tab', async () => {
  const { backend, interactions } = renderLabel();
  await flush(() => interactions.read(ALICE_SUBJECT));
  await flush(() => backend.answerStatus(statusOf()));
  expect(tab()).toHaveAccessibleName('Webhooks, none attached');
  expect(isBlank()).toBe(false);
  await flush(() =>
    interactions.attach(targetOf(1), { destinations: ['crm'], url: null, events: ['onParticipantLeft'] }),
  );
  await flush(() => backend.last('attach').answer(ok({ binding: ATTACHED })));
  expect(tab()).toHaveAccessibleName('Webhooks, sending to CRM');
  expect(screen.getByTitle('Webhooks, sending to CRM')).toBeVisible();
});

test('never shows the state of another task, not even in one rendering', async () => {
  const { backend, interactions, container, show } = renderLabel();
  await flush(() => interactions.read(ALICE_SUBJECT));
  const shown: (string | null)[] = [];
  const observer = new MutationObserver(() => shown.push(container.textContent));
  observer.observe(container, { subtree: true, childList: true, characterData: true });
  show(BOB);
  await flush(() => backend.answerStatus(statusOf({ binding: ATTACHED })));
  expect(tab()).toHaveAccessibleName('Webhooks');
  expect(shown.filter((text) => text !== 'Webhooks')).toEqual([]);
  show(ALICE);
  expect(tab()).toHaveAccessibleName('Webhooks, sending to CRM');
  show(BOB);
  expect(tab()).toHaveAccessibleName('Webhooks');
});

test.each([
  ['no task', null],
  ['an incoming task', taskOf(1, { status: 'pending' })],
  ['a task that names no interaction', taskOf(1, { attributes: {} })],
])('is blank for %s', (_what, task) => {
  renderLabel(task);
  expect(tab()).toHaveAccessibleName('Webhooks');
  expect(isBlank()).toBe(true);
});

test('has no icon if its state cannot be rendered, and reports that', () => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const crashes: unknown[] = [];
  const broken = (): never => {
    throw new Error('of a test');
  };
  const interactions = { ...createStore(manualBackend()), watch: broken };
  const context = { interactions, text: STRINGS.text, onCrash: (error: unknown) => crashes.push(error) };
  const { container } = render(<TabLabel context={context} task={ALICE} />);
  expect(container).toHaveTextContent(/^Webhooks$/);
  expect(crashes).toEqual([new Error('of a test')]);
});

describe('the one request for a selected task', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  const pass = (ms: number) => flush(() => jest.advanceTimersByTime(ms));

  test('is sent a second after the task was selected', async () => {
    const { backend } = renderLabel();
    await pass(999);
    expect(backend.calls.status).toHaveLength(0);
    await pass(1);
    expect(backend.calls.status.map(({ request }) => request)).toEqual([ALICE_SUBJECT]);
    await flush(() => backend.answerStatus(statusOf()));
    expect(tab()).toHaveAccessibleName('Webhooks, none attached');
  });

  test('is not sent for tasks that are selected for less than a second', async () => {
    const { backend, show } = renderLabel();
    for (const task of [BOB, ALICE, BOB]) {
      await pass(900);
      show(task);
    }
    await pass(1_000);
    expect(backend.calls.status.map(({ request }) => request)).toEqual([targetOf(2).subject]);
  });

  test('is not sent again for the same task', async () => {
    const { backend, show } = renderLabel();
    await pass(1_000);
    await flush(() => backend.answerStatus(statusOf({ binding: ATTACHED })));
    show(BOB);
    show(ALICE);
    await pass(3_600_000);
    expect(tab()).toHaveAccessibleName('Webhooks, sending to CRM');
    expect(backend.calls.status).toHaveLength(1);
  });

  test('is not sent for a task that no one has accepted, until someone does', async () => {
    const { backend, show } = renderLabel(taskOf(1, { status: 'pending' }));
    await pass(60_000);
    show(ALICE);
    expect(backend.calls.status).toHaveLength(0);
    await pass(1_000);
    expect(backend.calls.status).toHaveLength(1);
  });

  test('leaves the icon blank if it fails, and is not repeated while the task stays selected', async () => {
    const { backend } = renderLabel();
    await pass(1_000);
    await flush(() => backend.last('status').answer(fail({ code: 'timed-out' })));
    await pass(3_600_000);
    expect(tab()).toHaveAccessibleName('Webhooks');
    expect(backend.calls.status).toHaveLength(1);
  });

  test('shows an answer that comes late on its own task only', async () => {
    const { backend, show } = renderLabel();
    await pass(1_000);
    show(BOB);
    await pass(1_000);
    await flush(() => backend.calls.status[0]?.answer(ok(statusOf({ binding: ATTACHED }))));
    expect(tab()).toHaveAccessibleName('Webhooks');
    await flush(() => backend.calls.status[1]?.answer(ok(statusOf())));
    expect(tab()).toHaveAccessibleName('Webhooks, none attached');
    show(ALICE);
    expect(tab()).toHaveAccessibleName('Webhooks, sending to CRM');
  });
});
