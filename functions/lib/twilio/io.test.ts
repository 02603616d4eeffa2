import { realIo } from './io';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => jest.useRealTimers());

test('sleeps for the given time', async () => {
  const slept = jest.fn();
  realIo.sleep(100).then(slept);
  await jest.advanceTimersByTimeAsync(99);
  expect(slept).not.toHaveBeenCalled();
  await jest.advanceTimersByTimeAsync(1);
  expect(slept).toHaveBeenCalled();
});

test('an abort ends a sleep and leaves no timer', async () => {
  const controller = new AbortController();
  const slept = realIo.sleep(100, controller.signal);
  controller.abort();
  await slept;
  expect(jest.getTimerCount()).toBe(0);
});

test('does not sleep with a signal that is aborted', async () => {
  await realIo.sleep(100, AbortSignal.abort());
  expect(jest.getTimerCount()).toBe(0);
});
