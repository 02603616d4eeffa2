import { RateLimit } from './rate-limit';

const MOST = 30;

describe('the limit for one person', () => {
  test('lets a person work, and then asks for patience', () => {
    const limit = new RateLimit();
    for (let number = 0; number < MOST; number += 1) expect(limit.take('alice', number)).toBeNull();
    expect(limit.take('alice', 1_000)).toBe(9_000);
    expect(limit.take('alice', 10_000)).toBeNull();
  });

  test('is each person’s own', () => {
    const limit = new RateLimit();
    for (let number = 0; number < MOST; number += 1) limit.take('alice', 0);
    expect(limit.take('alice', 0)).not.toBeNull();
    expect(limit.take('bob', 0)).toBeNull();
  });

  test('does not count what it refused', () => {
    const limit = new RateLimit();
    for (let number = 0; number < 10 * MOST; number += 1) limit.take('alice', 0);
    expect(limit.take('alice', 10_001)).toBeNull();
  });
});
