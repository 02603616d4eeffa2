import { within } from '@testing-library/react';
import { ok } from '../../contract/result';
import { flush } from '../../testing/flush';
import { CUT_OFF, END, moreToSweep } from '../../testing/paging';
import { dialog, inDialog, renderLoaded } from '../../testing/renderConsole';
import { button } from '../../testing/screen';
import { interactionOf, ttidOf } from '../../testing/sids';
import { neverUsedRow, ourRow } from '../../testing/webhooks';

test('a cleanup shows what it would remove and why before it removes anything', async () => {
  const { backend, user } = await renderLoaded([ourRow(1)]);
  await user.click(button('Clean up…'));
  expect(backend.last('sweep').request).toEqual({ from: null, isRehearsal: true });
  const nothing = { examined: 50, unused: [], removed: [], failed: 0, next: moreToSweep('50') };
  await flush(() => backend.last('sweep').answer(ok(nothing)));
  expect(backend.last('sweep').request).toEqual({ from: '50', isRehearsal: true });
  const unused = [{ ttid: ttidOf(1), interactionSid: interactionOf(1), why: 'ended' as const }];
  await flush(() => backend.last('sweep').answer(ok({ ...nothing, examined: 10, unused, next: END })));
  expect(dialog()).toHaveTextContent('Webhooks checked: 60');
  expect(
    within(dialog()).getByText(/^Ended · Interaction …0001 · Mar 1, 2026, .* · crm\.example\.com$/),
  ).toBeInTheDocument();
  expect(backend.calls.sweep).toHaveLength(2);
  await user.click(inDialog('Remove 1 webhook'));
  expect(backend.last('sweep').request).toEqual({ from: null, isRehearsal: false });
  await flush(() => backend.last('sweep').answer(ok({ ...nothing, unused, removed: [ttidOf(1)], next: END })));
  expect(dialog()).toHaveTextContent('1 webhook removed.');
});

test('a cleanup says of a webhook that no program has used until when it waited', async () => {
  const { backend, user } = await renderLoaded([neverUsedRow(1)]);
  await user.click(button('Clean up…'));
  const unused = [1, 2].map((number) => ({ ttid: ttidOf(number), interactionSid: null, why: 'never-used' as const }));
  await flush(() => backend.last('sweep').answer(ok({ examined: 2, unused, removed: [], failed: 0, next: END })));
  expect(
    within(dialog()).getByText(/^Never used by a program · For a new interaction …0001 · Until Mar 2, 2026, /),
  ).toBeInTheDocument();
  expect(within(dialog()).getByText(`Never used by a program · ${ttidOf(2)}`)).toBeInTheDocument();
});

describe('a cleanup of a list that ends early', () => {
  const none = { examined: 200, unused: [], removed: [], failed: 0, next: CUT_OFF };

  test('does not say that there is nothing to clean up', async () => {
    const { backend, user } = await renderLoaded([]);
    await user.click(button('Clean up…'));
    await flush(() => backend.last('sweep').answer(ok(none)));
    expect(dialog()).toHaveTextContent('Couldn’t check all webhooks');
    expect(dialog()).not.toHaveTextContent('Nothing to clean up');
  });

  test('removes what it found', async () => {
    const { backend, user } = await renderLoaded([ourRow(1)]);
    await user.click(button('Clean up…'));
    const unused = [{ ttid: ttidOf(1), interactionSid: interactionOf(1), why: 'ended' as const }];
    await flush(() => backend.last('sweep').answer(ok({ ...none, unused })));
    await user.click(inDialog('Remove 1 webhook'));
    await flush(() => backend.last('sweep').answer(ok({ ...none, unused, removed: [ttidOf(1)] })));
    expect(dialog()).toHaveTextContent('1 webhook removed.');
    expect(dialog()).toHaveTextContent('Couldn’t check all webhooks');
  });
});
