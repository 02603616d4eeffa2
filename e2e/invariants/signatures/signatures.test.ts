import fc from 'fast-check';
import { signedHeaders } from '../../../functions/lib/relay/signed-headers';
import { type Delivery, deliveries } from './delivery';
import { check } from './signatures';

jest.mock('../../../functions/lib/relay/signed-headers', () => {
  const real: typeof import('../../../functions/lib/relay/signed-headers') = jest.requireActual(
    '../../../functions/lib/relay/signed-headers',
  );
  return { ...real, signedHeaders: jest.fn(real.signedHeaders) };
});

type Signer = typeof signedHeaders;

const signer = jest.mocked(signedHeaders);
const intact: Signer = signer.getMockImplementation() ?? signedHeaders;

beforeEach(() => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
  signer.mockImplementation(intact);
});

test('receivers accept 100 deliveries as sent, and refuse them changed', async () => {
  expect(await check({ runs: 100, seed: 1 })).toMatchObject({ violations: 0 });
}, 30_000);

test('one in three deliveries is a retry after 23 hours', () => {
  const isLate = ({ ageMs }: Delivery) => ageMs === 23 * 3_600_000;
  const late = fc.sample(deliveries, { numRuns: 300, seed: 1 }).filter(isLate);
  expect(late.length).toBeGreaterThan(60);
});

test.each<[string, Signer]>([
  ['the URL with its fragment', (request) => intact({ ...request, url: request.url.replace('#', '%23') })],
  ['an incomplete form', ({ form: { EventType: _, ...form }, ...request }) => intact({ ...request, form })],
  ['another time', (request) => ({ ...intact(request), 'webhook-timestamp': String(request.sentAt) })],
  ['another body', (request) => intact({ ...request, body: `${request.body}&more=1` })],
  ['the newest secret alone', (request) => intact({ ...request, secrets: request.secrets.slice(0, 1) })],
])('the suite notices signatures for %s', async (_, broken) => {
  signer.mockImplementation(broken);
  expect((await check({ runs: 20, seed: 1 })).violations).toBeGreaterThan(0);
});
