import { realIo } from './io';
import { withTimeout } from './timeout';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => jest.useRealTimers());

test('work that ends in time gives its result, is not aborted, and leaves no timer', async () => {
  let given: AbortSignal | undefined;
  const result = await withTimeout(realIo, 100, 'late', async (signal) => {
    given = signal;
    return 'done';
  });
  expect(result).toBe('done');
  expect(given?.aborted).toBe(false);
  expect(jest.getTimerCount()).toBe(0);
});

test('work that fails in time fails, and leaves no timer', async () => {
  await expect(withTimeout(realIo, 100, 'late', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(jest.getTimerCount()).toBe(0);
});

test('work that takes too long is aborted, and the other value is given', async () => {
  const aborted = jest.fn();
  const result = withTimeout(realIo, 100, 'late', (signal) => {
    signal.addEventListener('abort', aborted);
    return new Promise<string>(() => undefined);
  });
  await jest.advanceTimersByTimeAsync(99);
  expect(aborted).not.toHaveBeenCalled();
  await jest.advanceTimersByTimeAsync(1);
  expect(aborted).toHaveBeenCalled();
  expect(await result).toBe('late');
});
