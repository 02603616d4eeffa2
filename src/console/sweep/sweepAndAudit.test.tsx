import { within } from '@testing-library/react';
import { ok } from '../../contract/result';
import { flush } from '../../testing/flush';
import { dialog, inDialog, renderLoaded } from '../../testing/renderConsole';
import { button } from '../../testing/screen';
import { interactionOf, ttidOf } from '../../testing/sids';
import { ourRow } from '../../testing/webhooks';

test('a sweep shows what it would delete and why before it deletes anything', async () => {
  const { backend, user } = await renderLoaded([ourRow(1)]);
  await user.click(button('Clean up…'));
  expect(backend.last('sweep').request).toEqual({ from: 0, isRehearsal: true });
  const nothing = { examined: 50, unused: [], removed: [], failed: 0, next: 50 };
  await flush(() => backend.last('sweep').answer(ok(nothing)));
  expect(backend.last('sweep').request).toEqual({ from: 50, isRehearsal: true });
  const unused = [{ ttid: ttidOf(1), interactionSid: interactionOf(1), why: 'ended' as const }];
  await flush(() => backend.last('sweep').answer(ok({ ...nothing, examined: 10, unused, next: null })));
  expect(dialog()).toHaveTextContent('Webhooks checked: 60');
  expect(within(dialog()).getByText('Ended')).toBeInTheDocument();
  expect(backend.calls.sweep).toHaveLength(2);
  await user.click(inDialog('Delete 1 webhook'));
  expect(backend.last('sweep').request).toEqual({ from: 0, isRehearsal: false });
  await flush(() => backend.last('sweep').answer(ok({ ...nothing, unused, removed: [ttidOf(1)], next: null })));
  expect(dialog()).toHaveTextContent('1 webhook deleted.');
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
