import { SlowDestinations } from './slow-destinations';

test('a destination that has timed out is slow for a minute', () => {
  const slow = new SlowDestinations();
  slow.add('crm', 1_000);
  expect([slow.has('crm', 1_000), slow.has('crm', 60_999), slow.has('crm', 61_000)]).toEqual([true, true, false]);
  expect(slow.has('other', 1_000)).toBe(false);
});

test('a further time-out starts the minute again', () => {
  const slow = new SlowDestinations();
  slow.add('crm', 0);
  slow.add('crm', 50_000);
  expect(slow.has('crm', 100_000)).toBe(true);
});

test('at most 500 are remembered: the latest', () => {
  const slow = new SlowDestinations();
  slow.add('first', 0);
  slow.add('second', 0);
  slow.add('first', 0);
  for (let n = 0; n < 499; n += 1) slow.add(`${n}`, 0);
  expect([slow.has('second', 1), slow.has('first', 1), slow.has('498', 1)]).toEqual([false, true, true]);
});

describe('a destination that lets two attempts wait', () => {
  const isSlowAfter = (slow: SlowDestinations, ms: number) => [slow.has('crm', ms - 1), slow.has('crm', ms)];

  /** Two attempts begin; before them, one may have been answered after `answeredAfter` ms. */
  function waiting(answeredAfter?: number) {
    const slow = new SlowDestinations();
    if (answeredAfter !== undefined) slow.begin('crm', -1_000)(answeredAfter);
    const [end] = [0, 10].map((now) => slow.begin('crm', now));
    return { slow, end };
  }

  test.each([
    ['300 ms, if it has not answered before', undefined, 300],
    ['100 ms, if it answered at once before', 5, 100],
    ['twice the time of its last answer', 200, 400],
    ['600 ms, if its answers take long', 1_400, 600],
  ])('is slow after %s', (_, answeredAfter, ms) => {
    expect(isSlowAfter(waiting(answeredAfter).slow, ms)).toEqual([false, true]);
  });

  test('is slow until one of them has ended', () => {
    const { slow, end } = waiting();
    expect(slow.has('crm', 10_000)).toBe(true);
    end?.(null);
    expect(slow.has('crm', 10_000)).toBe(false);
  });

  test('does not make others slow', () => {
    expect(waiting().slow.has('other', 10_000)).toBe(false);
  });
});

test('a destination that answers at once is never slow, however many events there are', () => {
  const slow = new SlowDestinations();
  for (let now = 0; now < 10_000; now += 10) {
    expect(slow.has('crm', now)).toBe(false);
    slow.begin('crm', now)(5);
  }
});
