import fc from 'fast-check';
import { median, percentile, ratio } from './statistics';

const samples = fc.array(fc.double({ min: 0.001, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 200 });

test('the median of an odd number of samples is the middle one', () => {
  expect(median([9, 1, 5])).toBe(5);
});

test('the median of an even number of samples is between the two in the middle', () => {
  expect(median([4, 1, 2, 100])).toBe(3);
});

test('the 99th percentile of 200 samples leaves out the two largest', () => {
  const shuffled = Array.from({ length: 200 }, (_, index) => ((index * 7) % 200) + 1);
  expect(percentile(shuffled, 99)).toBe(198);
});

test('the 99th percentile of few samples is the largest one', () => {
  expect(percentile([3, 8, 5], 99)).toBe(8);
});

test('a percentile is a sample, and at least that share of the samples does not exceed it', () => {
  fc.assert(
    fc.property(samples, fc.integer({ min: 1, max: 100 }), (all, percent) => {
      const value = percentile(all, percent);
      expect(all).toContain(value);
      expect(all.filter((sample) => sample <= value).length / all.length).toBeGreaterThanOrEqual(percent / 100 - 1e-9);
    }),
  );
});

test('the order of the samples does not matter', () => {
  fc.assert(
    fc.property(samples, (all) => {
      const reversed = [...all].reverse();
      expect([median(reversed), percentile(reversed, 99)]).toEqual([median(all), percentile(all, 99)]);
    }),
  );
});

test('a ratio compares the medians', () => {
  expect(ratio([10, 30, 20], [5, 10, 1000])).toBe(2);
});

test('without samples there is no figure', () => {
  expect(() => median([])).toThrow('no samples');
  expect(() => percentile([], 99)).toThrow('no samples');
});
