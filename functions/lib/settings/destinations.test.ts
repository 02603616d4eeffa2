import { INSPECTOR } from '../../../src/contract/destination';
import { ROLES } from '../../../src/contract/roles';
import { destinationsFor, parseDestinations } from './destinations';

const parsed = (variables: Record<string, string>) => parseDestinations(variables);

describe('the variables of destinations', () => {
  test('define one destination each, for all roles by default', () => {
    expect(parsed({ DESTINATION_CRM: 'CRM | https://crm.example.com/events', ACCOUNT_SID: 'AC1' })).toEqual({
      ok: true,
      value: [
        { key: 'crm', label: 'CRM', url: 'https://crm.example.com/events', roles: ['agent', 'supervisor', 'admin'] },
      ],
    });
  });

  test('limit a destination to the listed roles', () => {
    const destinations = parsed({
      DESTINATION_CRM: 'CRM | https://crm.example.com/events',
      DESTINATION_AUDIT: 'Audit log | https://audit.example.com/in | supervisor, admin',
    });
    if (!destinations.ok) throw new Error('refused');
    expect(destinationsFor(destinations.value, 'agent')).toEqual([{ key: 'crm', label: 'CRM' }, INSPECTOR]);
    expect(destinationsFor(destinations.value, 'supervisor')).toEqual([
      { key: 'audit', label: 'Audit log' },
      { key: 'crm', label: 'CRM' },
      INSPECTOR,
    ]);
  });

  test('do not reveal a URL to the browser', () => {
    const destinations = parsed({ DESTINATION_CRM: 'CRM | https://crm.example.com/events?key=secret' });
    if (!destinations.ok) throw new Error('refused');
    expect(JSON.stringify(destinationsFor(destinations.value, 'admin'))).not.toContain('crm.example.com');
  });

  test('give the URL in its canonical form', () => {
    const destinations = parsed({ DESTINATION_CRM: 'CRM | HTTPS://CRM.example.com' });
    expect(destinations).toMatchObject({ value: [{ url: 'https://crm.example.com/' }] });
  });

  test.each([
    ['no URL', 'CRM'],
    ['no label', ' | https://crm.example.com'],
    ['plain http', 'CRM | http://crm.example.com'],
    ['a password in the URL', 'CRM | https://me:secret@crm.example.com'],
    ['a role that does not exist', 'CRM | https://crm.example.com | owner'],
    ['too many parts', 'CRM | https://crm.example.com | admin | now'],
  ])('are refused with %s', (_, text) => {
    expect(parsed({ DESTINATION_CRM: text })).toEqual({
      ok: false,
      failure: { code: 'misconfigured', variable: 'DESTINATION_CRM' },
    });
  });

  test('cannot lead to the functions themselves', () => {
    const variables = {
      DOMAIN_NAME: 'interaction-webhooks-1234-dev.twil.io',
      DESTINATION_CRM: 'CRM | https://interaction-webhooks-1234.twil.io/events/receive',
    };
    expect(parsed(variables)).toEqual({ ok: false, failure: { code: 'misconfigured', variable: 'DESTINATION_CRM' } });
    expect(parsed({ ...variables, DOMAIN_NAME: 'other-5678.twil.io' })).toMatchObject({ ok: true });
  });

  test('cannot define another inspector', () => {
    expect(parsed({ DESTINATION_INSPECTOR: 'Mine | https://crm.example.com/' })).toEqual({
      ok: false,
      failure: { code: 'misconfigured', variable: 'DESTINATION_INSPECTOR' },
    });
  });
});

test('the inspector is available to all roles without a variable', () => {
  for (const role of ROLES) expect(destinationsFor([], role)).toEqual([INSPECTOR]);
});
