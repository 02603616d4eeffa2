import fc from 'fast-check';
import { checkDestinationUrl, checkEnteredUrl, checkUrl } from './url-policy';

describe('the URL policy', () => {
  test.each([
    ['https://crm.example.com/events', 'https://crm.example.com/events'],
    ['HTTPS://CRM.Example.com', 'https://crm.example.com/'],
    ['https://crm.example.com:443/', 'https://crm.example.com/'],
    ['https://crm.example.com./in?key=1#rc=2&ct=500', 'https://crm.example.com/in?key=1#rc=2&ct=500'],
    ['https://crm.example.com/in#', 'https://crm.example.com/in'],
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
    ['https://crm.example.com/\u2028', 'characters'],
    ['https://crm.example.com/\u3164', 'characters'],
    ['https://crm.example.com /', 'blank'],
    ['https://crm.example.com/a b', 'blank'],
    ['https://crm.example.com/a\u00a0b', 'blank'],
    ['https://crm.example.com/#top', 'fragment'],
    ['https://crm.example.com/#rc=9', 'fragment'],
    ['https://crm.\u200bexample.com', 'characters'],
    [`https://crm.example.com/${'a'.repeat(2_048)}`, 'length'],
    ['https://localhost', 'host'],
    ['https://localhost.', 'host'],
    ['https://db.internal', 'host'],
    ['https://crm', 'host'],
    ['https://crm.example', 'host'],
    ['https://a..example.com', 'hostname'],
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
    ['https://crm.example.com..', 'hostname'],
    ['https://-crm.example.com', 'hostname'],
    ['https://crm-.example.com', 'hostname'],
    ['https://crm_1.example.com', 'hostname'],
    ['https://crm.example.4you', 'hostname'],
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
    const url = fc.webUrl({ validSchemes: ['https'], withQueryParameters: true });
    fc.assert(
      fc.property(url, fc.constantFrom('', '#', '#rc=2&rp=5xx'), (text, fragment) => {
        const once = checkUrl(text + fragment);
        fc.pre(once.ok);
        expect(checkUrl(once.value)).toEqual(once);
      }),
    );
  });
});

describe('the functions’ own domain', () => {
  const domain = 'interaction-webhooks-1234-dev.twil.io';
  const spellings = [
    `https://${domain}/events/receive?a=${'0'.repeat(32)}`,
    `https://${domain.toUpperCase()}/`,
    `https://${domain}.:443/`,
    'https://interaction%2dwebhooks-1234-dev.twil。io/x#rc=1',
    'https://ｉnteraction-webhooks-1234-dev.twil.io/',
    'https://interaction-webhooks-1234.twil.io/',
    'https://interaction-webhooks-1234-stage.twil.io/',
  ];

  test.each(spellings)('is no destination as %s, whatever the allow-list says', (url) => {
    expect(checkDestinationUrl(url, domain)).toEqual({ ok: false, failure: 'own' });
    expect(checkEnteredUrl(url, { allowedHosts: ['twil.io', domain], domain })).toEqual({ ok: false, failure: 'own' });
  });
});

describe('an entered URL', () => {
  const allowed = { allowedHosts: ['example.com', 'crm.partner.org'], domain: 'interaction-webhooks-1234.twil.io' };

  test.each(['https://example.com/', 'https://crm.example.com/in', 'https://crm.partner.org/'])('may be %s', (url) => {
    expect(checkEnteredUrl(url, allowed)).toEqual({ ok: true, value: url });
  });

  test.each([
    ['https://partner.org/', 'allow-list'],
    ['https://example.com.evil.tld/', 'allow-list'],
    ['https://evilexample.com/', 'allow-list'],
    ['http://crm.example.com/', 'scheme'],
    ['https://other-5678.twil.io/in', 'twilio'],
    ['https://OTHER-5678.twil。io./in', 'twilio'],
    ['https://twil.io/', 'twilio'],
  ])('may not be %s, because of its %s', (url, offense) => {
    expect(checkEnteredUrl(url, allowed)).toEqual({ ok: false, failure: offense });
  });

  test('may not be at Twilio’s Functions, even if the allow-list has them, unlike a named destination', () => {
    const url = 'https://other-5678.twil.io/in';
    const listed = { ...allowed, allowedHosts: ['twil.io', 'other-5678.twil.io'] };
    expect(checkEnteredUrl(url, listed)).toEqual({ ok: false, failure: 'twilio' });
    expect(checkDestinationUrl(url, allowed.domain)).toEqual({ ok: true, value: url });
    expect(checkEnteredUrl('https://mytwil.io/', { ...allowed, allowedHosts: ['mytwil.io'] })).toMatchObject({
      ok: true,
    });
  });

  test('is refused if the allow-list is empty', () => {
    const none = { ...allowed, allowedHosts: [] };
    expect(checkEnteredUrl('https://crm.example.com/', none)).toEqual({ ok: false, failure: 'allow-list' });
  });
});
