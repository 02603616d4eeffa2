/** The console in the hands of a test. */
import { fireEvent, render, screen, within } from '@testing-library/react';
import userEvent, { PointerEventsCheckLevel } from '@testing-library/user-event';
import { ConsoleView } from '../console/ConsoleView';
import type { Rights } from '../console/listing';
import { createWebhookStore, PACE_MS } from '../console/webhookStore';
import type { Answer } from '../contract/endpoints';
import { ok } from '../contract/result';
import { WEBHOOK_TYPES, type WebhookSummary } from '../contract/webhooks';
import { languageFor, textFrom } from '../strings/text';
import { ManualConsoleBackend, ManualPause, RIGHTS } from './console';
import { answered } from './renderPanel';

export const page = (
  webhooks: readonly WebhookSummary[],
  next: number | null = null,
  rights = RIGHTS,
): Answer<'list'> => ({
  ...rights,
  webhooks: [...webhooks],
  next,
});

export function renderConsole() {
  const backend = new ManualConsoleBackend();
  const clock = new ManualPause();
  const webhooks = createWebhookStore({
    backend,
    lookUpNames: async () => new Map(),
    pause: clock.pause,
    now: Date.now,
  });
  const undeleted: string[] = [];
  const tools = {
    backend,
    webhooks,
    pause: clock.pause,
    onUndeleted: (failed: number, count: number) => undeleted.push(`${failed} of ${count}`),
    newOperationId: () => 'operation',
    text: textFrom(() => ({}), languageFor('en-US')),
    locale: 'en-US',
  };
  const { container, unmount } = render(<ConsoleView tools={tools} theme={undefined} />);
  // Nothing lies over anything in jsdom, and asking it so for every ancestor takes most of the time.
  const user = userEvent.setup({ delay: null, pointerEventsCheck: PointerEventsCheckLevel.Never });
  return { backend, clock, webhooks, undeleted, container, user, leave: unmount };
}

/** Lets answers arrive and be drawn. */
export const told = answered;

/** The console with a whole list. */
export async function renderLoaded(rows: readonly WebhookSummary[], rights: Rights = RIGHTS) {
  const rendered = renderConsole();
  for (const type of WEBHOOK_TYPES) {
    const ofType = rows.filter((row) => row.type === type);
    await told(() => rendered.backend.last('list').answer(ok(page(ofType, null, rights))));
    await told(() => rendered.clock.pass(PACE_MS));
  }
  return rendered;
}

export const button = (name: string) => screen.getByRole('button', { name });
export const dialog = () => screen.getByRole('dialog');
export const inDialog = (name: string) => within(dialog()).getByText(name, { selector: 'button, button *' });

/**
 * What a person does in a form, without the focus that goes with it: a dialog's focus trap asks jsdom for the style of
 * every element at each change of focus, which takes seconds.
 */
export const press = (element: HTMLElement) => fireEvent.click(element);
export const fill = (label: string, value: string) =>
  fireEvent.change(within(dialog()).getByLabelText(label), { target: { value } });
