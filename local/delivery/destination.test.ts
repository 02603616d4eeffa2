import { FUNCTIONS_URL } from '../functions/address';
import { destinationOf } from './destination';

const destination = (url: string) => destinationOf(url, 'http://localhost:4311');

test('the customer’s system is the outside world', () => {
  expect(destination('https://crm.example.com/interaction-events')).toEqual({ kind: 'outside-world' });
});

test('the functions are on this machine, at the same path and query', () => {
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
])('%s is nowhere', (url) => {
  expect(destination(url).kind).toBe('nowhere');
});
