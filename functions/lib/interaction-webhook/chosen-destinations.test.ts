import { parseDestinations } from '../settings/destinations';
import { chosenDestinations } from './chosen-destinations';

const KEYS = ['a', 'b', 'c', 'd', 'e'];

const settings = {
  ...parseDestinations(
    Object.fromEntries(
      KEYS.map((key) => [`DESTINATION_${key.toUpperCase()}`, `${key} | https://${key}.example.com/in`]),
    ),
  ),
  allowedHosts: ['example.com'],
  domain: 'functions.example.net',
};

const choose = (destinations: readonly string[], url: string | null) =>
  chosenDestinations({ destinations, url }, 'admin', settings);

test('five destinations can be chosen, and a URL that one of them has does not count', () => {
  expect(choose(KEYS, 'https://a.example.com/in')).toMatchObject({ ok: true, value: { length: 5 } });
});

test('five destinations and another URL are too many', () => {
  expect(choose(KEYS, 'https://other.example.com/in')).toEqual({
    ok: false,
    failure: { code: 'bad-request', field: 'destinations' },
  });
});
