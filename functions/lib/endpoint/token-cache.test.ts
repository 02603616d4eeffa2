import { TokenCache } from './token-cache';

const holder = (expiresAt: number) => ({ identity: 'alice', roles: ['agent'], workerSid: null, expiresAt });

describe('the token cache', () => {
  test('keeps a genuine token for a minute', () => {
    const cache = new TokenCache();
    cache.set('token', holder(1_000_000), 0);
    expect(cache.get('token', 59_999)).toEqual(holder(1_000_000));
    expect(cache.get('token', 60_000)).toBeNull();
  });

  test('drops a token when it expires', () => {
    const cache = new TokenCache();
    cache.set('token', holder(10_000), 0);
    expect(cache.get('token', 9_999)).not.toBeNull();
    expect(cache.get('token', 10_000)).toBeNull();
  });

  test('returns nothing for another token', () => {
    const cache = new TokenCache();
    cache.set('token', holder(1_000_000), 0);
    expect(cache.get('tokem', 0)).toBeNull();
  });

  test('drops the oldest token when it is full', () => {
    const cache = new TokenCache();
    for (let number = 0; number <= 500; number += 1) cache.set(`token ${number}`, holder(1_000_000), 0);
    expect(cache.get('token 0', 0)).toBeNull();
    expect(cache.get('token 500', 0)).not.toBeNull();
  });
});
