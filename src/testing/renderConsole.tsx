/** Renders the console for tests. */
import { fireEvent, render, screen, within } from '@testing-library/react';
import userEvent, { PointerEventsCheckLevel } from '@testing-library/user-event';
import type { Rights } from '../console/listing';
import { ConsoleView } from '../console/view/ConsoleView';
import { createWebhookStore, PACE_MS } from '../console/webhookStore';
import type { Answer } from '../contract/endpoints';
import { ok } from '../contract/result';
import { WEBHOOK_TYPES, type WebhookRow } from '../contract/webhooks';
import { flush } from './flush';
import { manualBackend } from './manualBackend';
import { ManualPause } from './manualPause';
import { END } from './paging';
import { STRINGS } from './strings';
import { RIGHTS } from './webhooks';

export const page = (
  webhooks: readonly (WebhookRow | null)[],
  next: Answer<'list'>['next'] = END,
  rights = RIGHTS,
): Answer<'list'> => ({
  ...rights,
  webhooks: [...webhooks],
  next,
});

// Its code loads when it is first shown. Every test starts after that.
beforeAll(async () => {
  const { leave } = renderConsole();
  await flush();
  leave();
});

// The filter and the order of the list are in the address.
afterEach(() => window.history.replaceState(null, '', '/'));

export function renderConsole() {
  const backend = manualBackend();
  const clock = new ManualPause();
  const webhooks = createWebhookStore({
    backend,
    lookUpNames: async () => new Map(),
    pause: clock.pause,
    now: Date.now,
  });
  const undeleted: string[] = [];
  const crashes: unknown[] = [];
  const context = {
    ...STRINGS,
    backend,
    webhooks,
    pause: clock.pause,
    colleague: () => null,
    onUndeleted: (failed: number, count: number) => undeleted.push(`${failed} of ${count}`),
    newOperationId: () => 'operation',
    onCrash: (error: unknown) => crashes.push(error),
  };
  const { container, unmount } = render(<ConsoleView context={context} theme={undefined} />);
  // In jsdom nothing covers anything else, and checking every ancestor for it takes most of the time.
  const user = userEvent.setup({ delay: null, pointerEventsCheck: PointerEventsCheckLevel.Never });
  return { backend, clock, webhooks, undeleted, crashes, container, user, leave: unmount };
}

/** Renders the console with a complete list. */
export async function renderLoaded(rows: readonly WebhookRow[], rights: Rights = RIGHTS) {
  const rendered = renderConsole();
  for (const type of WEBHOOK_TYPES) {
    const ofType = rows.filter((row) => row.type === type || (row.type === 'unreadable' && type === 'interaction'));
    await flush(() => rendered.backend.last('list').answer(ok(page(ofType, END, rights))));
    await flush(() => rendered.clock.pass(PACE_MS));
  }
  return rendered;
}

/** The part beside the list: details or a form. */
export const pane = () => screen.getByRole('complementary');
export const inPane = (name: string) => within(pane()).getByText(name, { selector: 'button, button *' });

export const dialog = () => screen.getByRole('dialog');
export const inDialog = (name: string) => within(dialog()).getByText(name, { selector: 'button, button *' });

/**
 * Clicks or fills in a form field without moving the focus: at each change of focus, a dialog's focus trap reads the
 * style of every element, which takes jsdom seconds.
 */
export const press = (element: HTMLElement) => fireEvent.click(element);
export const fill = (label: string, value: string) =>
  fireEvent.change(within(pane()).getByLabelText(label), { target: { value } });
