import { parseOptionalSettings } from './settings';
import { lookUpTarget } from './target';

const URL_OF_CRM = 'https://crm.example.com/in';
const ENTERED = { id: 'url-0a1b2c3d', url: URL_OF_CRM };
const DOMAIN = 'interaction-webhooks-1234.twil.io';

const found = (recorded: { id: string; url: string | null }, variables: Record<string, string>) => {
  const settings = { ...parseOptionalSettings(variables), domain: DOMAIN };
  return lookUpTarget(recorded, settings).kind;
};

test.each([
  ['has its variable', { DESTINATION_CRM: `CRM | ${URL_OF_CRM}` }, 'target'],
  ['has a malformed variable', { DESTINATION_CRM: 'CRM' }, 'unusable'],
  ['has a malformed secret', { DESTINATION_CRM: `CRM | ${URL_OF_CRM}`, SIGNING_SECRET_CRM: 'secret' }, 'unusable'],
  ['has no variable', {}, 'removed'],
  ['has no variable, but its secret is left', { SIGNING_SECRET_CRM: `whsec_${'A'.repeat(32)}` }, 'removed'],
  ['has no variable, and that of another is malformed', { DESTINATION_QUALITY: 'Quality' }, 'removed'],
])('a named destination that %s', (_, variables, kind) => {
  expect(found({ id: 'crm', url: null }, variables)).toBe(kind);
});

test.each([
  ['on an allowed host', { ALLOWED_HOSTS: 'example.com' }, 'target'],
  ['with a malformed allow-list', { ALLOWED_HOSTS: 'example.com, *.example.org' }, 'unusable'],
  ['on a host that is not allowed anymore', { ALLOWED_HOSTS: 'example.org' }, 'removed'],
  ['without an allow-list', {}, 'removed'],
])('an entered URL %s', (_, variables, kind) => {
  expect(found(ENTERED, variables)).toBe(kind);
});

test('an entered URL that no allow-list allows is removed, even if the list is malformed', () => {
  expect(found({ ...ENTERED, url: `https://${DOMAIN}/` }, { ALLOWED_HOSTS: '*' })).toBe('removed');
});
