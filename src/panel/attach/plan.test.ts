/** Laws of what submitting the form does, for any webhook and any selection. */
import fc from 'fast-check';
import type { AttachedDestination } from '../../contract/binding';
import { LIVE_EVENTS } from '../../contract/events';
import { ANOTHER_URL } from '../../form/draft';
import { checkDraft, draftLike, type PanelDraft, withPossibleDestinations } from '../../interaction/draft';
import { ATTACHED, destinationOf } from '../../testing/interactions';
import { fixedEvents, isChanged, lossOf, planOf } from './plan';

const KEYS = ['crm', 'archive', 'quality', 'inspector'] as const;
const options = { destinations: KEYS.slice(0, 3).map((key) => ({ key, label: key })), canUseUrl: true };

const destination = (id: string): fc.Arbitrary<AttachedDestination> =>
  fc
    .record({
      state: fc.constantFrom('active' as const, 'stopped' as const, 'gone' as const),
      canRemove: fc.boolean(),
    })
    .map((changes) => destinationOf({ key: id, label: id }, changes));

const destinations = fc
  .subarray([...KEYS, 'url-1234abcd'], { minLength: 1 })
  .chain((ids) => fc.tuple(...ids.map(destination)));

/** The form of a change, with any boxes and events ticked. */
const form = fc
  .record({
    destinations,
    chosen: fc.subarray([...KEYS, 'url-1234abcd', ANOTHER_URL]),
    events: fc.subarray([...LIVE_EVENTS], { minLength: 1 }),
  })
  .map(({ destinations: attached, chosen, events }) => {
    const binding = { ...ATTACHED, route: 'relayed' as const, destinations: [...attached] };
    const start = draftLike(binding, options, null);
    const draft: PanelDraft = { destinations: chosen, url: 'https://hooks.example.com', events };
    const canReplace = attached.every(({ canRemove }) => canRemove);
    const screen = { binding, options, canReplace, start, draft: withPossibleDestinations(draft, options, binding) };
    return fixedEvents(screen) === null ? screen : { ...screen, draft: { ...screen.draft, events: start.events } };
  });

/** Runs a law for each form that can be submitted. */
const forEachPlan = (law: (screen: Form, plan: ReturnType<typeof planOf>) => void) =>
  fc.assert(
    fc.property(form, (screen) => {
      const check = checkDraft(screen.draft);
      fc.pre(check.ok && isChanged(screen));
      if (check.ok) law(screen, planOf(screen, check.submission));
    }),
    { numRuns: 1_000 },
  );

type Form = typeof form extends fc.Arbitrary<infer F> ? F : never;

const activeOf = ({ binding }: Form) => binding.destinations.filter(({ state }) => state === 'active');

test('never takes a destination away that the person may not remove', () => {
  forEachPlan(({ binding }, plan) => {
    const fixed = binding.destinations.filter(({ state, canRemove }) => state === 'active' && !canRemove);
    if (plan.kind === 'attach') expect(fixed).toEqual([]);
    else for (const { id } of fixed) expect(plan.change.remove).not.toContain(id);
  });
});

test('a change leaves exactly the selected destinations, and what it may not remove of the others', () => {
  forEachPlan((screen, plan) => {
    if (plan.kind === 'attach') return;
    const { add, url, remove } = plan.change;
    const left = screen.binding.destinations.filter(({ id }) => !remove.includes(id));
    const ids = [
      ...activeOf(screen)
        .map(({ id }) => id)
        .filter((id) => !remove.includes(id)),
      ...add,
    ];
    expect([...ids, ...(url === null ? [] : [ANOTHER_URL])].sort()).toEqual([...screen.draft.destinations].sort());
    for (const { id, canRemove, state } of left)
      expect(state === 'active' || !canRemove || add.includes(id)).toBe(true);
  });
});

test('a new webhook has only destinations that the person may select', () => {
  forEachPlan((_screen, plan) => {
    if (plan.kind === 'change') return;
    for (const key of plan.submission.destinations) expect(options.destinations.map((one) => one.key)).toContain(key);
  });
});

test('asks exactly when a destination stops, or something that was not delivered or shown is lost', () => {
  forEachPlan((screen, plan) => {
    const loss = lossOf(screen, plan);
    const stopped = activeOf(screen).filter(({ id }) => !screen.draft.destinations.includes(id));
    expect(loss?.stopped ?? []).toEqual(stopped);
    expect(loss === null).toBe(stopped.length === 0 && plan.kind === 'change');
  });
});
