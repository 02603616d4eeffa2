import fc from 'fast-check';
import { checkUrl, isWithin } from './url-policy';

describe('the URL policy', () => {
  test.each([
    ['https://crm.example.com/events', 'https://crm.example.com/events'],
    ['HTTPS://CRM.Example.com', 'https://crm.example.com/'],
    ['https://crm.example.com:443/', 'https://crm.example.com/'],
    ['https://crm.example.com./in?key=1#x', 'https://crm.example.com/in?key=1#x'],
    ['https://münchen.example.com/', 'https://xn--mnchen-3ya.example.com/'],
  ])('accepts %s as %s', (text, canonical) => {
    expect(checkUrl(text)).toEqual({ ok: true, value: canonical });
  });

  test.each([
    ['http://crm.example.com', 'scheme'],
    ['ftp://crm.example.com', 'scheme'],
    ['crm.example.com', 'syntax'],
    ['https://', 'syntax'],
    ['https://me@crm.example.com', 'credentials'],
    ['https://:secret@crm.example.com', 'credentials'],
    ['https://crm.example.com:8443', 'port'],
    ['https://crm.example.com/\u0000', 'characters'],
    ['https://crm.exa\tmple.com', 'characters'],
    ['https://crm.example.com /', 'characters'],
    ['https://crm.\u200bexample.com', 'characters'],
    [`https://crm.example.com/${'a'.repeat(2_048)}`, 'length'],
    ['https://localhost', 'host'],
    ['https://localhost.', 'host'],
    ['https://db.internal', 'host'],
    ['https://crm', 'host'],
    ['https://crm.example', 'host'],
    ['https://a..example.com', 'host'],
    ['https://10.0.0.1.nip.io', 'host'],
    ['https://nip.io', 'host'],
    ['https://127.0.0.1', 'host'],
    ['https://2130706433', 'host'],
    ['https://0x7f.1', 'host'],
    ['https://0177.0.0.1', 'host'],
    ['https://①②⑦.0.0.1', 'host'],
    ['https://[::1]', 'host'],
    ['https://[::127.0.0.1]', 'host'],
    ['https://[fec0::1]', 'host'],
  ])('refuses %s for its %s', (text, offence) => {
    expect(checkUrl(text)).toEqual({ ok: false, failure: offence });
  });

  test('accepts its own canonical form, unchanged', () => {
    fc.assert(
      fc.property(fc.webUrl({ validSchemes: ['https'], withQueryParameters: true, withFragments: true }), (text) => {
        const once = checkUrl(text);
        fc.pre(once.ok);
        expect(checkUrl(once.value)).toEqual(once);
      }),
    );
  });
});

describe('a domain', () => {
  test.each([
    ['crm.example.com', true],
    ['eu.crm.example.com', true],
    ['evilcrm.example.com', false],
    ['crm.example.com.evil.tld', false],
  ])('of crm.example.com and %s: %s', (host, within) => {
    expect(isWithin(host, 'crm.example.com')).toBe(within);
  });
});
