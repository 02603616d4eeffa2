import { RateLimit } from './rate-limit';

const MAX_IN_WINDOW = 30;
const newLimit = () => new RateLimit({ windowMs: 10_000, max: MAX_IN_WINDOW });

describe('the rate limit', () => {
  test('allows 30 requests in 10 seconds, then says how long to wait', () => {
    const limit = newLimit();
    for (let number = 0; number < MAX_IN_WINDOW; number += 1) expect(limit.take('alice', number)).toBeNull();
    expect(limit.take('alice', 1_000)).toBe(9_000);
    expect(limit.take('alice', 10_000)).toBeNull();
  });

  test('counts each person separately', () => {
    const limit = newLimit();
    for (let number = 0; number < MAX_IN_WINDOW; number += 1) limit.take('alice', 0);
    expect(limit.take('alice', 0)).not.toBeNull();
    expect(limit.take('bob', 0)).toBeNull();
  });

  test('does not count refused requests', () => {
    const limit = newLimit();
    for (let number = 0; number < 10 * MAX_IN_WINDOW; number += 1) limit.take('alice', 0);
    expect(limit.take('alice', 10_001)).toBeNull();
  });
});
