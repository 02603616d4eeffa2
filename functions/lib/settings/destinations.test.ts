import { randomBytes } from 'node:crypto';
import { INSPECTOR } from '../../../src/contract/destination';
import { ROLES } from '../../../src/contract/roles';
import { destinationsFor, parseDestinations, resolveDestination } from './destinations';
import { parseOptionalSettings } from './settings';
import { SigningSecret } from './signing-secret';

const CRM = 'CRM | https://crm.example.com/events';
const parsed = (text: string) => parseDestinations({ DESTINATION_CRM: text });
const secretText = () => `whsec_${randomBytes(32).toString('base64')}`;

describe('the variables of destinations', () => {
  test('define one destination each, for all roles by default', () => {
    expect(parseDestinations({ DESTINATION_CRM: CRM, ACCOUNT_SID: 'AC1' })).toEqual({
      destinations: [
        {
          key: 'crm',
          label: 'CRM',
          url: 'https://crm.example.com/events',
          roles: ['agent', 'supervisor', 'admin'],
          isRelayed: false,
          secrets: [],
        },
      ],
      problems: [],
    });
  });

  test('limit a destination to the listed roles', () => {
    const { destinations } = parseDestinations({
      DESTINATION_CRM: CRM,
      DESTINATION_AUDIT: 'Audit log | https://audit.example.com/in | supervisor, admin',
    });
    expect(destinationsFor(destinations, 'agent')).toEqual([{ key: 'crm', label: 'CRM' }, INSPECTOR]);
    expect(destinationsFor(destinations, 'supervisor')).toEqual([
      { key: 'audit', label: 'Audit log' },
      { key: 'crm', label: 'CRM' },
      INSPECTOR,
    ]);
  });

  test('do not reveal a URL to the browser', () => {
    const { destinations } = parsed('CRM | https://crm.example.com/events?key=secret');
    expect(JSON.stringify(destinationsFor(destinations, 'admin'))).not.toContain('crm.example.com');
  });

  test('give the URL in its canonical form', () => {
    expect(parsed('CRM|HTTPS://CRM.example.com').destinations).toMatchObject([{ url: 'https://crm.example.com/' }]);
  });
});

describe('the events of a destination', () => {
  test.each([
    ['CRM | https://crm.example.com/ | admin | relay', ['admin']],
    ['CRM | https://crm.example.com/ |admin|relay', ['admin']],
    ['CRM | https://crm.example.com/ | | relay', ROLES],
    ['CRM | https://crm.example.com/ || relay', ROLES],
  ])('of %p are passed on by the functions', (text, roles) => {
    expect(parsed(text)).toMatchObject({ destinations: [{ isRelayed: true, roles }], problems: [] });
  });

  test('are passed on to be signed, too', () => {
    const { destinations, problems } = parseDestinations({ DESTINATION_CRM: CRM, SIGNING_SECRET_CRM: secretText() });
    expect(destinations).toMatchObject([{ isRelayed: true, secrets: [expect.any(SigningSecret)] }]);
    expect(problems).toEqual([]);
  });
});

describe('a destination whose secrets cannot be used', () => {
  const variables = { DESTINATION_CRM: CRM, DESTINATION_BI: CRM, SIGNING_SECRET_CRM: 'whsec_hush' };
  const problem = { variable: 'SIGNING_SECRET_CRM', reason: 'secret-malformed' };

  test('is missing, because its events would not be signed', () => {
    expect(parseDestinations(variables)).toMatchObject({ destinations: [{ key: 'bi' }], problems: [problem] });
  });

  test('is answered with the name of the variable that holds them', () => {
    const settings = { ...parseOptionalSettings(variables), domain: 'functions.example.com' };
    expect(resolveDestination('crm', 'admin', settings)).toEqual({
      ok: false,
      failure: { code: 'misconfigured', variable: problem.variable },
    });
  });
});

test.each([
  [{ SIGNING_SECRET_CRM: secretText() }],
  [{ SIGNING_SECRET_CRM: 'whsec_hush' }],
  [{ DESTINATION_BI: CRM, SIGNING_SECRET_CRM: secretText() }],
  [{ DESTINATION_CRM: undefined, SIGNING_SECRET_CRM: secretText() }],
])('a secret without its destination is a problem: %j', (variables) => {
  expect(parseDestinations(variables).problems).toEqual([
    { variable: 'SIGNING_SECRET_CRM', reason: 'secret-without-destination' },
  ]);
});

test('a secret of a malformed destination is no further problem', () => {
  expect(parseDestinations({ DESTINATION_CRM: 'CRM', SIGNING_SECRET_CRM: secretText() }).problems).toEqual([
    { variable: 'DESTINATION_CRM', reason: 'url-missing' },
  ]);
});

describe('a mistake in a destination has its own reason', () => {
  const MISTAKES: readonly [string, string][] = [
    ['CRM', 'url-missing'],
    ['CRM | | admin', 'url-missing'],
    [' | https://crm.example.com', 'label-missing'],
    ['CRM | http://crm.example.com', 'url-scheme'],
    ['CRM | https://me:secret@crm.example.com', 'url-credentials'],
    ['CRM | https://crm.example.com:8443', 'url-port'],
    ['CRM | https://10.0.0.1/', 'url-host'],
    ['CRM | crm.example.com', 'url-syntax'],
    ['CRM | https://crm.example.com/a b', 'url-blank'],
    ['CRM | https://crm.example.com | owner', 'role-unknown'],
    ['CRM | https://crm.example.com |', 'role-unknown'],
    ['CRM | https://crm.example.com | admin,', 'role-unknown'],
    ['CRM | https://crm.example.com | relay', 'relay-as-role'],
    ['CRM | https://crm.example.com | admin, relay', 'relay-as-role'],
    ['CRM | https://crm.example.com | admin | now', 'relay-unknown'],
    ['CRM | https://crm.example.com | admin|now', 'relay-unknown'],
    ['CRM | https://crm.example.com | admin | Relay', 'relay-unknown'],
    ['CRM | https://crm.example.com | admin |', 'relay-unknown'],
    ['CRM | https://crm.example.com | |', 'relay-unknown'],
    ['CRM | https://crm.example.com | owner | relay', 'role-unknown'],
    ['CRM | https://crm.example.com | admin | relay | now', 'too-many-parts'],
    ['CRM | https://crm.example.com | admin | relay |', 'too-many-parts'],
    ['CRM | https://crm.example.com/x|y', 'url-contains-bar'],
    ['CRM | https://crm.example.com/x|admin', 'url-contains-bar'],
    ['CRM | https://crm.example.com/x|y | admin', 'url-contains-bar'],
    ['CRM | https://crm.example.com/x｜admin', 'url-contains-bar'],
    ['CRM | https://crm.example.com/x¦admin', 'url-contains-bar'],
    ['CRM | https://crm.example.com/x ｜ admin', 'url-contains-bar'],
  ];

  test.each(MISTAKES)('%p: %s', (text, reason) => {
    expect(parsed(text)).toEqual({ destinations: [], problems: [{ variable: 'DESTINATION_CRM', reason }] });
  });

  test.each([
    ['DESTINATION_INSPECTOR', 'key-reserved'],
    ['DESTINATION_PROTOTYPE', 'key-of-every-object'],
    ['DESTINATION_CONSTRUCTOR', 'key-of-every-object'],
    ['DESTINATION___PROTO__', 'key-of-every-object'],
    ['DESTINATION_MY-CRM', 'key-characters'],
    ['DESTINATION_crm', 'key-characters'],
    ['DESTINATION_', 'key-characters'],
  ])('%s: %s', (variable, reason) => {
    expect(parseDestinations({ [variable]: CRM })).toEqual({ destinations: [], problems: [{ variable, reason }] });
  });

  test('and leaves the other destinations usable', () => {
    const { destinations } = parseDestinations({ DESTINATION_CRM: CRM, DESTINATION_BAD: 'no URL' });
    expect(destinations.map(({ key }) => key)).toEqual(['crm']);
  });

  test('of leading to the functions themselves, too', () => {
    const variables = {
      DOMAIN_NAME: 'interaction-webhooks-1234-dev.twil.io',
      DESTINATION_CRM: 'CRM | https://interaction-webhooks-1234.twil.io/events/receive',
    };
    expect(parseDestinations(variables).problems).toEqual([{ variable: 'DESTINATION_CRM', reason: 'url-own' }]);
    expect(parseDestinations({ ...variables, DOMAIN_NAME: 'other-5678.twil.io' }).problems).toEqual([]);
  });
});

test('a bar in a URL can be written as %7C', () => {
  expect(parsed('CRM | https://crm.example.com/x%7Cy | admin').destinations).toMatchObject([
    { url: 'https://crm.example.com/x%7Cy', roles: ['admin'] },
  ]);
});

test('the inspector is available to all roles without a variable', () => {
  for (const role of ROLES) expect(destinationsFor([], role)).toEqual([INSPECTOR]);
});

describe('a choice that an unusable setting would decide', () => {
  const unusable = { DESTINATION_BAD: 'no URL', ALLOWED_HOSTS: 'https://crm.example.com' };
  const settings = { ...parseOptionalSettings({ DESTINATION_CRM: CRM, ...unusable }), domain: 'functions.example.com' };

  test.each([
    ['bad', 'DESTINATION_BAD'],
    ['https://crm.example.com/in', 'ALLOWED_HOSTS'],
  ])('%s is answered with its name to supervisors and administrators only', (chosen, variable) => {
    for (const role of ['supervisor', 'admin'] as const) {
      const failure = { code: 'misconfigured', variable };
      expect(resolveDestination(chosen, role, settings)).toEqual({ ok: false, failure });
    }
    expect(resolveDestination(chosen, 'agent', settings)).toEqual({
      ok: false,
      failure: { code: 'unknown-destination' },
    });
  });

  test('does not affect the other destinations', () => {
    for (const role of ROLES) {
      expect(resolveDestination('crm', role, settings)).toMatchObject({ ok: true });
      expect(resolveDestination('inspector', role, settings)).toMatchObject({ ok: true });
    }
  });
});
