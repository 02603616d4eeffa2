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

test('a destination that lets four attempts wait is slow until one of them has ended', () => {
  const slow = new SlowDestinations();
  const end = slow.begin('crm', 0);
  for (const now of [10, 20, 140]) slow.begin('crm', now);
  slow.begin('other', 0);
  expect([slow.has('crm', 149), slow.has('crm', 150), slow.has('other', 10_000)]).toEqual([false, true, false]);
  end();
  expect(slow.has('crm', 10_000)).toBe(false);
});

test('a destination that answers at once is never slow, however many events there are', () => {
  const slow = new SlowDestinations();
  for (let now = 0; now < 10_000; now += 10) {
    expect(slow.has('crm', now)).toBe(false);
    const end = slow.begin('crm', now);
    end();
  }
});
