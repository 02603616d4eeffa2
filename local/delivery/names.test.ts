import fc from 'fast-check';
import { isPublicAddress } from '../../functions/lib/dial/public-address';
import { FUNCTIONS_DOMAIN } from '../functions/address';
import { addressOf } from './names';
import { CustomerSystems } from './systems';

const systems = new CustomerSystems();
const functions = { domain: FUNCTIONS_DOMAIN, origin: 'http://localhost:4311' };
const address = (host: string) => addressOf(host, { functions, systems });

test.each(['crm.example.com', FUNCTIONS_DOMAIN])('%s has a public address, always the same', (host) => {
  expect(address(host)).toMatch(/^34\.\d+\.\d+\.\d+$/);
  expect(address(host)).toBe(address(host));
});

test.each(['CRM.example.com', 'crm.example.com.'])('%s is the same host', (host) => {
  expect(address(host)).toBe(address('crm.example.com'));
});

test('another host has another address', () => {
  expect(address('analytics.example.com')).not.toBe(address('crm.example.com'));
});

test('a host exists once a person has added it', () => {
  expect(address('billing.example.org')).toBeUndefined();
  systems.add('billing.example.org');
  expect(address('billing.example.org')).toBeDefined();
});

test('every address is public', () => {
  fc.assert(
    fc.property(fc.domain(), (host) => {
      const all = new CustomerSystems();
      all.add(host);
      return isPublicAddress(addressOf(host, { functions, systems: all }) ?? '');
    }),
  );
});
