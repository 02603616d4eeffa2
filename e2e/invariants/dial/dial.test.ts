import dns from 'node:dns';
import type { Dial } from '../../../functions/lib/dial/dial';
import { dialer } from '../../../functions/lib/dial/dialer';
import { isPublicAddress } from '../../../functions/lib/dial/public-address';
import { check, checkTargets } from './dial';
import { checkOnLoopback } from './loopback';

beforeEach(() => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
});

const OPTIONS = { runs: 140, seed: 1 };

const violationsOf = async (dial: Dial) => (await checkTargets(dial, OPTIONS)).violations.join('\n');

test('dials 1,400 targets as expected, and none that is not public', async () => {
  expect(await check({ runs: 1_400, seed: 1 })).toMatchObject({ violations: 0 });
}, 60_000);

describe('the suite notices a dialer that', () => {
  test('allows every address', async () => {
    const violations = await violationsOf(dialer(() => true));
    expect(violations).toMatch(/IPv4, spelled.* connected to/);
    expect(violations).toMatch(/CNAME chain.* connected to/);
  });

  test('allows no address', async () => {
    expect(await violationsOf(dialer(() => false))).toMatch(/name of several.* is not-public instead of refused/);
  });

  test('forgets a range', async () => {
    const withoutShared = (address: string) => isPublicAddress(address) || address.startsWith('100.64.');
    expect(await violationsOf(dialer(withoutShared))).toContain('connected to 100.64.');
  });

  test('looks a name up again after the check', async () => {
    const checksFirst: Dial = async (request) => {
      const host = URL.canParse(request.url) ? new URL(request.url).hostname : '';
      const isPublic = await new Promise((resolve) => {
        dns.lookup(host, { all: true }, (_, found) => resolve(found.every(({ address }) => isPublicAddress(address))));
      });
      return dialer(isPublic ? () => true : isPublicAddress)(request);
    };
    expect(await violationsOf(checksFirst)).toMatch(/changes to not public.* connected to/);
  });

  test('reaches another address of this machine', async () => {
    const { violations } = await checkOnLoopback({ runs: 20, seed: 1 }, () => dialer(() => true));
    expect(violations.join('\n')).toContain('a connection to');
  });
});
