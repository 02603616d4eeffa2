import { isOwnHost, isWithin } from './own-host';

describe('the check for subdomains', () => {
  test.each([
    ['crm.example.com', true],
    ['eu.crm.example.com', true],
    ['evilcrm.example.com', false],
    ['crm.example.com.evil.tld', false],
  ])('of crm.example.com returns for %s: %s', (host, within) => {
    expect(isWithin(host, 'crm.example.com')).toBe(within);
  });
});

describe('the functions’ own hosts', () => {
  test.each([
    ['crm-1234-dev.twil.io', 'crm-1234-dev.twil.io'],
    ['crm-1234.twil.io', 'crm-1234-dev.twil.io'],
    ['crm-1234-stage-2.twil.io', 'crm-1234.twil.io'],
    ['crm-1234-dev.twil.io', 'CRM-1234-DEV.twil.io.'],
    ['functions.example.com', 'functions.example.com'],
    ['a.functions.example.com', 'functions.example.com:443'],
  ])('include %s if the domain is %s', (host, domain) => {
    expect(isOwnHost(host, domain)).toBe(true);
  });

  test.each([
    ['crm-12345-dev.twil.io', 'crm-1234-dev.twil.io'],
    ['crm-1235.twil.io', 'crm-1234-dev.twil.io'],
    ['my-crm-1234.twil.io', 'crm-1234-dev.twil.io'],
    ['crm-1234.twil.io.evil.tld', 'crm-1234.twil.io'],
    ['crm-1234.evil.tld', 'crm-1234.twil.io'],
    ['twil.io', 'crm-1234.twil.io'],
    ['example.com', 'functions.example.com'],
    ['crm.example.com', ''],
  ])('do not include %s if the domain is %p', (host, domain) => {
    expect(isOwnHost(host, domain)).toBe(false);
  });
});
