import { within } from '@testing-library/react';
import { ok } from '../../contract/result';
import { flush } from '../../testing/flush';
import { CUT_OFF, END, moreToSweep } from '../../testing/paging';
import { dialog, inDialog, renderLoaded } from '../../testing/renderConsole';
import { button } from '../../testing/screen';
import { interactionOf, ttidOf } from '../../testing/sids';
import { ourRow } from '../../testing/webhooks';

test('a sweep shows what it would delete and why before it deletes anything', async () => {
  const { backend, user } = await renderLoaded([ourRow(1)]);
  await user.click(button('Clean up…'));
  expect(backend.last('sweep').request).toEqual({ from: null, isRehearsal: true });
  const nothing = { examined: 50, unused: [], removed: [], failed: 0, next: moreToSweep('50') };
  await flush(() => backend.last('sweep').answer(ok(nothing)));
  expect(backend.last('sweep').request).toEqual({ from: '50', isRehearsal: true });
  const unused = [{ ttid: ttidOf(1), interactionSid: interactionOf(1), why: 'ended' as const }];
  await flush(() => backend.last('sweep').answer(ok({ ...nothing, examined: 10, unused, next: END })));
  expect(dialog()).toHaveTextContent('Webhooks checked: 60');
  expect(within(dialog()).getByText('Ended')).toBeInTheDocument();
  expect(backend.calls.sweep).toHaveLength(2);
  await user.click(inDialog('Delete 1 webhook'));
  expect(backend.last('sweep').request).toEqual({ from: null, isRehearsal: false });
  await flush(() => backend.last('sweep').answer(ok({ ...nothing, unused, removed: [ttidOf(1)], next: END })));
  expect(dialog()).toHaveTextContent('1 webhook deleted.');
});

describe('a sweep of a list that ends early', () => {
  const none = { examined: 200, unused: [], removed: [], failed: 0, next: CUT_OFF };

  test('does not say that there is nothing to clean up', async () => {
    const { backend, user } = await renderLoaded([]);
    await user.click(button('Clean up…'));
    await flush(() => backend.last('sweep').answer(ok(none)));
    expect(dialog()).toHaveTextContent('Couldn’t check all webhooks');
    expect(dialog()).not.toHaveTextContent('Nothing to clean up');
  });

  test('deletes what it found', async () => {
    const { backend, user } = await renderLoaded([ourRow(1)]);
    await user.click(button('Clean up…'));
    const unused = [{ ttid: ttidOf(1), interactionSid: interactionOf(1), why: 'ended' as const }];
    await flush(() => backend.last('sweep').answer(ok({ ...none, unused })));
    await user.click(inDialog('Delete 1 webhook'));
    await flush(() => backend.last('sweep').answer(ok({ ...none, unused, removed: [ttidOf(1)] })));
    expect(dialog()).toHaveTextContent('1 webhook deleted.');
    expect(dialog()).toHaveTextContent('Couldn’t check all webhooks');
  });
});

test('the audit shows who did what, and loads more', async () => {
  const { backend, user } = await renderLoaded([]);
  await user.click(button('Audit'));
  const entry = { at: '2026-03-01T09:30:00.000Z', webhooks: [{ ttid: ttidOf(1), interactionSid: null }] };
  const answer = { retentionDays: 90, next: 7 };
  await flush(() =>
    backend
      .last('audit')
      .answer(ok({ ...answer, entries: [{ ...entry, actor: 'ada_40example_2Ecom', action: 'edited' }] })),
  );
  expect(dialog()).toHaveTextContent('ada@example.com');
  await user.click(inDialog('Load more'));
  expect(backend.last('audit').request).toEqual({ before: 7 });
  await flush(() =>
    backend.last('audit').answer(ok({ ...answer, next: null, entries: [{ ...entry, actor: null, action: 'swept' }] })),
  );
  expect(dialog()).toHaveTextContent('Edited');
  expect(dialog()).toHaveTextContent('Deleted by cleanup');
  expect(within(dialog()).queryByRole('button', { name: 'Load more' })).not.toBeInTheDocument();
});
