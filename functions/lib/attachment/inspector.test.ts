import { inspectorUrl, timelineAt, timelineWithId } from './inspector';

const DOMAIN = 'interaction-webhooks-1234.twil.io';
const ID = '0123456789abcdef'.repeat(2);
const URL = `https://${DOMAIN}/events/receive?a=${ID}`;

test('the name of a timeline and its URL can be derived from each other', () => {
  expect(timelineWithId(ID)).toBe(`interaction-webhook-${ID}`);
  expect(inspectorUrl(DOMAIN, `interaction-webhook-${ID}`)).toBe(URL);
  expect(timelineAt(DOMAIN, URL)).toBe(`interaction-webhook-${ID}`);
});

test.each([undefined, '', ID.toUpperCase(), ID.slice(1), `${ID}0`, `${ID}\n`, [ID, ID]])('%p is not an ID', (id) => {
  expect(timelineWithId(id)).toBeNull();
});

test.each([
  `https://other.twil.io/events/receive?a=${ID}`,
  `https://${DOMAIN}/events/receive/?a=${ID}`,
  `https://${DOMAIN}/events/receive?b=1&a=${ID}`,
  `${URL}&b=1`,
  `${URL}#`,
  'not a URL',
])('%s is not the URL of a timeline', (url) => {
  expect(timelineAt(DOMAIN, url)).toBeNull();
});
