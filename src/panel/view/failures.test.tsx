import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Failure } from '../../contract/failures';
import { fail, ok } from '../../contract/result';
import { flush } from '../../testing/flush';
import { ATTACHED, CRM, destinationOf, FOREIGN, serverAt, statusOf } from '../../testing/interactions';
import { heading, live, renderReady, renderTab } from '../../testing/renderPanel';
import { button, expectNoAxeFindings } from '../../testing/screen';
import { OTHER_TTID, TTID } from '../../testing/sids';

const noButton = (name: string) => expect(screen.queryByRole('button', { name })).not.toBeInTheDocument();

async function renderFailed(failure: Failure, status = statusOf()) {
  const tab = await renderReady(status);
  await tab.user.click(button('Attach webhook'));
  await flush(() => tab.backend.calls.attach[0]?.answer(fail(failure)));
  return tab;
}

describe('a custom URL', () => {
  const open = statusOf({ canUseUrl: true });
  const field = () => screen.getByRole('textbox', { name: /^URL/ });

  async function renderUrl(status = open) {
    const tab = await renderReady(status);
    await tab.user.click(screen.getByRole('checkbox', { name: 'Another URL' }));
    return tab;
  }

  async function renderSent() {
    const tab = await renderUrl();
    await tab.user.type(field(), 'https://crm.example.com/in{Enter}');
    return tab;
  }

  test('is not offered to people without the right', async () => {
    await renderReady();
    expect(screen.queryByRole('checkbox', { name: 'Another URL' })).not.toBeInTheDocument();
  });

  test('is the last option of a long list, too', async () => {
    const destinations = ['1', '2', '3', '4', '5', '6'].map((key) => ({ key, label: `Destination ${key}` }));
    const { user } = await renderReady({ ...open, destinations });
    await user.click(screen.getByRole('checkbox', { name: 'Another URL' }));
    expect(field()).toBeVisible();
  });

  test('is the only option without named destinations', async () => {
    await renderReady({ ...open, destinations: [] });
    expect(screen.getByRole('checkbox', { name: 'Another URL' })).toBeChecked();
  });

  test('explains the allowlist and a malformed URL', async () => {
    const { user, backend, container } = await renderUrl();
    expect(field()).toHaveAccessibleDescription(/allowlist/);
    await user.type(field(), 'crm.example.com{Enter}');
    expect(field()).toHaveFocus();
    expect(field()).toBeInvalid();
    expect(field()).toHaveAccessibleDescription(/Enter a full URL that starts with https/);
    expect(backend.calls.attach).toHaveLength(0);
    await expectNoAxeFindings(container);
  });

  test('is sent as entered', async () => {
    const { backend } = await renderSent();
    expect(backend.calls.attach[0]?.request).toMatchObject({
      destinations: ['crm'],
      url: 'https://crm.example.com/in',
    });
    expect(field()).toHaveFocus();
  });

  test('shows a refusal at the field until the URL changes', async () => {
    const { user, backend } = await renderSent();
    await flush(() => backend.calls.attach[0]?.answer(fail({ code: 'url-refused', offense: 'allow-list' })));
    expect(field()).toHaveFocus();
    expect(field()).toHaveValue('https://crm.example.com/in');
    expect(field()).toHaveAccessibleDescription(/its host isn’t on the allowlist/);
    expect(screen.getAllByRole('alert')).toHaveLength(1);
    await user.type(field(), 's');
    expect(field()).toBeValid();
  });

  test('is kept while it is not selected', async () => {
    const { user } = await renderUrl();
    await user.type(field(), 'https://crm');
    await user.click(screen.getByRole('checkbox', { name: 'Another URL' }));
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
    await user.click(screen.getByRole('checkbox', { name: 'Another URL' }));
    expect(field()).toHaveValue('https://crm');
  });

  test('is shown as its host once it is attached', async () => {
    await renderReady(
      statusOf({
        binding: {
          ...ATTACHED,
          destinations: [destinationOf(CRM, { label: null, sendsTo: serverAt('crm.example.com') })],
        },
      }),
    );
    expect(screen.getByText('Custom URL or deleted destination · crm.example.com')).toBeVisible();
  });
});

describe('a leftover webhook', () => {
  const LEFT: Failure = { code: 'left-behind', ttid: OTHER_TTID, twilioCode: 20500, requestId: 'RQ1' };

  test('is explained, with the ways to continue', async () => {
    const { container } = await renderFailed(LEFT);
    expect(screen.getByRole('alert')).toHaveTextContent('Not attached yet');
    expect(screen.getByRole('alert')).toHaveTextContent('Nothing is being sent.');
    expect(button('Finish attaching')).toHaveFocus();
    noButton('Attach webhook');
    await expectNoAxeFindings(container);
  });

  test('is deleted before the attach is finished with the same draft', async () => {
    const { user, backend } = await renderFailed(LEFT);
    await flush(() => backend.answerStatus(statusOf()));
    await user.click(button('Finish attaching'));
    expect(button('Attaching webhook…')).toHaveFocus();
    expect(backend.calls.detach[0]?.request).toMatchObject({ ttid: OTHER_TTID });
    expect(backend.calls.attach).toHaveLength(1);
    await flush(() => backend.calls.detach[0]?.answer(ok({ binding: { state: 'none' } })));
    const { operationId: _, ...first } = backend.calls.attach[0]?.request ?? {};
    expect(backend.calls.attach[1]?.request).toMatchObject(first);
    await flush(() => backend.calls.attach[1]?.answer(ok({ binding: ATTACHED })));
    expect(heading()).toHaveTextContent('Sending events');
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  test('that cannot be deleted is explained, and nothing is attached beside it', async () => {
    const { user, backend } = await renderFailed(LEFT);
    await flush(() => backend.answerStatus(statusOf()));
    await user.click(button('Finish attaching'));
    await flush(() => backend.calls.detach[0]?.answer(fail({ code: 'not-permitted' })));
    const alerts = screen.getAllByRole('alert').map(({ textContent }) => textContent);
    expect(alerts.join()).toMatch(/Couldn’t remove the webhook.*Not attached yet/);
    expect(backend.calls.attach).toHaveLength(1);
  });

  test('can be removed', async () => {
    const { user, backend } = await renderFailed(LEFT);
    await flush(() => backend.answerStatus(statusOf()));
    await user.click(button('Remove'));
    expect(button('Removing…')).toHaveFocus();
    expect(backend.calls.detach[0]?.request).toMatchObject({ ttid: OTHER_TTID });
    await flush(() => backend.calls.detach[0]?.answer(ok({ binding: { state: 'none' } })));
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    expect(live()).toHaveTextContent('Webhook removed.');
    expect(screen.getByRole('checkbox', { name: 'CRM' })).toHaveFocus();
  });

  test('is kept when removing fails', async () => {
    const { user, backend } = await renderFailed(LEFT);
    await flush(() => backend.answerStatus(statusOf()));
    await user.click(button('Remove'));
    await flush(() => backend.calls.detach[0]?.answer(fail({ code: 'not-permitted' })));
    const alerts = screen.getAllByRole('alert').map(({ textContent }) => textContent);
    expect(alerts.join()).toMatch(/Couldn’t remove the webhook.*Not attached yet/);
    expect(button('Remove')).toHaveFocus();
  });

  test('can be removed after an incomplete detach', async () => {
    const { user, backend, container } = await renderReady(statusOf({ binding: ATTACHED }));
    await user.click(button('Detach'));
    await user.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Detach' }));
    await flush(() =>
      backend.calls.detach[0]?.answer(fail({ code: 'left-behind', ttid: TTID, twilioCode: 20500, requestId: 'RQ1' })),
    );
    await flush(() => backend.answerStatus(statusOf()));
    expect(heading()).toHaveTextContent('Attach a webhook');
    expect(screen.getByRole('alert')).toHaveTextContent('Not removed yet');
    expect(button('Remove')).toHaveFocus();
    expect(button('Attach webhook')).toBeVisible();
    await expectNoAxeFindings(container);
  });
});

test('moves the focus from the field that was submitted to the way to continue', async () => {
  const { user, backend } = await renderReady(statusOf({ canUseUrl: true, destinations: [] }));
  await user.type(screen.getByRole('textbox', { name: /^URL/ }), 'https://crm.example.com/in{Enter}');
  await flush(() => backend.calls.attach[0]?.answer(fail({ code: 'not-permitted' })));
  expect(button('Attach webhook')).toHaveFocus();
});

describe('a request that takes long', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const pass = (milliseconds: number) => act(async () => void jest.advanceTimersByTime(milliseconds));

  test('is explained after five seconds, until its answer', async () => {
    const { user, backend } = await renderReady();
    await user.click(button('Attach webhook'));
    await pass(4_900);
    expect(screen.queryByText('Still waiting for Twilio…')).not.toBeInTheDocument();
    await pass(100);
    expect(screen.getAllByText('Still waiting for Twilio…')).toHaveLength(2);
    expect(live()).toHaveTextContent('Still waiting for Twilio…');
    await flush(() => backend.calls.attach[0]?.answer(fail({ code: 'not-permitted' })));
    expect(live()).not.toHaveTextContent('Still waiting for Twilio…');
  });

  test('is explained in the dialog that waits for it', async () => {
    const { user } = await renderReady(statusOf({ binding: ATTACHED }));
    await user.click(button('Detach'));
    await pass(500);
    const dialog = screen.getByRole('alertdialog');
    await user.click(within(dialog).getByRole('button', { name: 'Detach' }));
    await pass(5_000);
    expect(within(dialog).getByRole('status')).toHaveTextContent('Still waiting for Twilio…');
  });
});

describe('a pause that the functions ask for', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const BUSY: Failure = { code: 'twilio-unavailable', twilioCode: 20429, requestId: 'RQ1', retryAfterMs: 3000 };
  const MANY: Failure = { code: 'too-many-requests', retryAfterMs: 3000 };
  const pass = (milliseconds: number) => act(async () => void jest.advanceTimersByTime(milliseconds));
  const countdown = (seconds: number) =>
    screen.getByText(`Try again in ${seconds} seconds`, { selector: '[aria-hidden]' });

  test.each([BUSY, MANY])('counts down in the button after $code, then lets the person try again', async (failure) => {
    const { user, backend, container } = await renderFailed(failure);
    expect(countdown(3)).toBeVisible();
    const waiting = button('Try again in 3 seconds');
    expect(waiting).toHaveFocus();
    expect(waiting).toHaveAttribute('aria-disabled', 'true');
    await user.keyboard('{Enter}');
    await pass(1500);
    expect(countdown(2)).toBeVisible();
    await user.click(waiting);
    expect(backend.calls.attach).toHaveLength(1);
    await pass(1500);
    expect(button('Attach webhook')).toHaveFocus();
    expect(button('Attach webhook')).toHaveAttribute('aria-disabled', 'false');
    expect(backend.calls.attach).toHaveLength(1);
    await user.click(button('Attach webhook'));
    expect(backend.calls.attach).toHaveLength(2);
    jest.useRealTimers();
    await expectNoAxeFindings(container);
  });

  test('announces only its end', async () => {
    await renderFailed(BUSY);
    expect(countdown(3)).toHaveAttribute('aria-hidden', 'true');
    const said = live().textContent;
    await pass(2900);
    expect(live()).toHaveTextContent(said ?? '');
    await pass(100);
    expect(live()).toHaveTextContent('You can try again now.');
  });

  test('also applies when loading fails', async () => {
    const user = userEvent.setup({ delay: null });
    const { backend } = renderTab();
    await flush(() => backend.calls.status[0]?.answer(fail(MANY)));
    expect(screen.getByRole('alert')).toHaveTextContent(/^Too many requests\.$/);
    await user.click(button('Try again in 3 seconds'));
    expect(backend.calls.status).toHaveLength(1);
    expect(countdown(3)).toBeVisible();
    await pass(3000);
    await user.click(button('Try again'));
    expect(backend.calls.status).toHaveLength(2);
  });

  test('also applies in the dialog, which keeps the focus on its button', async () => {
    const { user, backend } = await renderReady(statusOf({ binding: ATTACHED }));
    await user.click(button('Detach'));
    await pass(500);
    const confirm = () => within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Detach' });
    await user.click(confirm());
    await flush(() => backend.calls.detach[0]?.answer(fail(BUSY)));
    expect(confirm()).toHaveAttribute('aria-disabled', 'true');
    expect(confirm()).toHaveFocus();
    await pass(3000);
    expect(confirm()).toHaveAttribute('aria-disabled', 'false');
    await user.click(confirm());
    expect(backend.calls.detach).toHaveLength(2);
  });
});

describe('when attaching is switched off', () => {
  const off = { isSwitchedOff: true, canAttach: false } as const;

  test('explains it in place of the form', async () => {
    const { container } = await renderReady(statusOf(off));
    expect(heading()).toHaveTextContent('Attaching is switched off');
    expect(screen.getByText(/An administrator switched it off/)).toBeVisible();
    noButton('Attach webhook');
    await expectNoAxeFindings(container);
  });

  test('still shows the attached webhook and lets it be detached', async () => {
    const { container } = await renderReady(statusOf({ ...off, binding: ATTACHED, canReplace: true }));
    expect(heading()).toHaveTextContent('Sending events');
    expect(screen.getByText(/An administrator switched attaching off/)).toBeVisible();
    expect(button('Detach')).toBeVisible();
    noButton('Change');
    await expectNoAxeFindings(container);
  });

  test('explains why another webhook cannot be replaced', async () => {
    await renderReady(statusOf({ ...off, binding: FOREIGN }));
    expect(screen.getByText(/so you can’t replace it/)).toBeVisible();
  });

  test('removes the form when an attach reveals it, and focuses the heading', async () => {
    await renderFailed({ code: 'switched-off' }, statusOf({ destinations: [CRM] }));
    expect(heading()).toHaveTextContent('Attaching is switched off');
    expect(heading()).toHaveFocus();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });
});
