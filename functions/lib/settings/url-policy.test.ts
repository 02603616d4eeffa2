import fc from 'fast-check';
import { checkEnteredUrl, checkUrl, isWithin } from './url-policy';

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
    ['https://crm.example.com..', 'host'],
    ['https://-crm.example.com', 'host'],
    ['https://crm-.example.com', 'host'],
    ['https://crm_1.example.com', 'host'],
    ['https://crm.example.4you', 'host'],
  ])('refuses %s for its %s', (text, offense) => {
    expect(checkUrl(text)).toEqual({ ok: false, failure: offense });
  });

  test.each([
    'localhost',
    'local',
    'internal',
    'intranet',
    'lan',
    'home.arpa',
    'corp',
    'test',
    'example',
    'invalid',
    'onion',
    'nip.io',
    'sslip.io',
    'xip.io',
    'localtest.me',
    'lvh.me',
  ])('refuses %s and its subdomains, but not a domain that only ends like it', (domain) => {
    expect(checkUrl(`https://${domain}/`)).toEqual({ ok: false, failure: 'host' });
    expect(checkUrl(`https://crm.${domain}./`)).toEqual({ ok: false, failure: 'host' });
    expect(checkUrl(`https://crm.my${domain}/`)).toEqual({ ok: true, value: `https://crm.my${domain}/` });
  });

  test.each(['https://a.bc/', 'https://crm-1.example.com/', 'https://1.example.com/', 'https://crm.example.c4/'])(
    'accepts %s unchanged',
    (url) => expect(checkUrl(url)).toEqual({ ok: true, value: url }),
  );

  test('allows 2,048 characters, as entered and in canonical form', () => {
    const url = 'https://crm.example.com/';
    const longest = url + 'a'.repeat(2_048 - url.length);
    expect(checkUrl(longest)).toEqual({ ok: true, value: longest });
    expect(checkUrl(`${longest}a`)).toEqual({ ok: false, failure: 'length' });
    // The umlaut is longer when it is encoded.
    expect(checkUrl(`${longest.slice(0, -1)}ü`)).toEqual({ ok: false, failure: 'length' });
    // Too long as entered, although the canonical form is not.
    expect(checkUrl(`${url}${'./'.repeat(1_100)}`)).toEqual({ ok: false, failure: 'length' });
  });

  test('accepts a canonical URL unchanged', () => {
    fc.assert(
      fc.property(fc.webUrl({ validSchemes: ['https'], withQueryParameters: true, withFragments: true }), (text) => {
        const once = checkUrl(text);
        fc.pre(once.ok);
        expect(checkUrl(once.value)).toEqual(once);
      }),
    );
  });
});

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

describe('an entered URL', () => {
  const allowed = ['example.com', 'crm.partner.org'];

  test.each(['https://example.com/', 'https://crm.example.com/in', 'https://crm.partner.org/'])('may be %s', (url) => {
    expect(checkEnteredUrl(url, allowed)).toEqual({ ok: true, value: url });
  });

  test.each([
    ['https://partner.org/', 'allow-list'],
    ['https://example.com.evil.tld/', 'allow-list'],
    ['https://evilexample.com/', 'allow-list'],
    ['http://crm.example.com/', 'scheme'],
  ])('may not be %s, because of its %s', (url, offense) => {
    expect(checkEnteredUrl(url, allowed)).toEqual({ ok: false, failure: offense });
  });

  test('is refused if the allow-list is empty', () => {
    expect(checkEnteredUrl('https://crm.example.com/', [])).toEqual({ ok: false, failure: 'allow-list' });
  });
});
