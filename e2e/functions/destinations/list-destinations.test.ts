/** The list of the named destinations. */
import { FUNCTION_VARIABLES } from '../../../local/functions/variables';
import type { DestinationDetails } from '../../../src/contract/destination';
import { Harness } from '../../fixtures/harness';
import { failing } from '../../fixtures/network';
import { relayContext } from '../../fixtures/relay';
import { codeOf, unwrap } from '../../fixtures/results';

const VARIABLES: Readonly<Record<string, string>> = {
  ...FUNCTION_VARIABLES,
  DESTINATION_BI: 'Reports | https://bi.example.com/secret-path?key=secret | admin',
  SIGNING_SECRET_BI: `whsec_${Buffer.alloc(32, 'k').toString('base64')}`,
};

const ask = (harness: Harness, identity = 'sam', variables = VARIABLES) =>
  harness.ask('listDestinations', harness.fieldsOf(identity, {}), variables);

const listed = async (harness: Harness, identity?: string) => {
  const { destinations } = unwrap(await ask(harness, identity));
  return Object.fromEntries(
    destinations.map((destination): [string, DestinationDetails] => [destination.key, destination]),
  );
};

describe('the list of destinations', () => {
  test('has every named destination, with the roles that may use it', async () => {
    expect(await listed(new Harness())).toMatchObject({
      crm: { label: 'CRM', roles: ['agent', 'supervisor', 'admin'], isRelayed: false, isSigned: false, canUse: true },
      quality: { label: 'Quality team', roles: ['supervisor', 'admin'], canUse: true },
      bi: { label: 'Reports', roles: ['admin'], isRelayed: true, isSigned: true, canUse: false },
    });
  });

  test('shows supervisors the host, administrators the path, and no one the query or the secret', async () => {
    const harness = new Harness();
    const host = { host: 'bi.example.com', isSecure: true };
    expect((await listed(harness, 'sam')).bi?.address).toEqual({ ...host, path: null });
    expect((await listed(harness, 'ada')).bi?.address).toEqual({ ...host, path: '/secret-path?…' });
    expect(JSON.stringify(await listed(harness, 'ada'))).not.toMatch(/key=|whsec/);
  });

  test('says when a destination last worked and when not, as far as the functions know', async () => {
    const harness = new Harness();
    const at = '2026-03-01T09:30:00.000Z';
    const failure = { at, outcome: { kind: 'unanswered', why: 'refused', ms: 3 } } as const;
    await harness.time.run(relayContext(harness).health.write('crm', false, failure));
    const { crm, quality } = await listed(harness);
    expect(crm?.health).toEqual({ lastSuccess: null, lastFailure: failure });
    expect(quality?.health).toEqual({ lastSuccess: null, lastFailure: null });
  });

  test('is complete without the health if Sync does not answer', async () => {
    const harness = new Harness();
    harness.network = failing(503, ({ url }) => url.includes('sync.twilio.com'));
    expect(Object.values(await listed(harness)).map(({ health }) => health)).toEqual([null, null, null]);
  });

  test('says whether a URL may be entered', async () => {
    const harness = new Harness();
    expect(unwrap(await ask(harness)).canUseUrl).toBe(true);
    expect(unwrap(await ask(harness, 'sam', { ...VARIABLES, ALLOWED_HOSTS: '' })).canUseUrl).toBe(false);
  });

  test('is empty without destinations', async () => {
    const { DESTINATION_CRM: _, DESTINATION_QUALITY: __, ...none } = FUNCTION_VARIABLES;
    expect(unwrap(await ask(new Harness(), 'sam', none)).destinations).toEqual([]);
  });

  test('is not for agents', async () => {
    const harness = new Harness();
    expect(codeOf(await ask(harness, 'alice'))).toBe('not-permitted');
    expect(harness.sent.filter(({ url }) => url.includes('sync'))).toEqual([]);
  });
});
