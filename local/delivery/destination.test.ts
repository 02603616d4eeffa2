import { FUNCTIONS_DOMAIN, FUNCTIONS_URL } from '../functions/address';
import { destinationOf } from './destination';
import { CustomerSystems } from './systems';

const destination = (url: string) =>
  destinationOf(url, { domain: FUNCTIONS_DOMAIN, origin: 'http://localhost:4311' }, new CustomerSystems());

test.each([
  'https://crm.example.com/interaction-events',
  'https://CRM.example.com./in',
  'https://crm.example.com:443/',
])('recognizes a customer’s system at %s', (url) => {
  expect(destination(url)).toMatchObject({ kind: 'system', system: { host: 'crm.example.com' } });
});

test('maps the functions to this machine, with the same path and query', () => {
  expect(destination(`${FUNCTIONS_URL}/events/receive?a=1`)).toEqual({
    kind: 'functions',
    address: 'http://localhost:4311/events/receive?a=1',
  });
});

test.each([
  'https://example.com/',
  'https://crm.example.com.evil.example/',
  'https://crm.example.com:8443/',
  'http://crm.example.com/',
  'https://localhost/',
  'https://169.254.169.254/',
])('%s is unreachable', (url) => {
  expect(destination(url).kind).toBe('unreachable');
});
