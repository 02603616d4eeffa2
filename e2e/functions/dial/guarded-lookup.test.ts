import dns, { type LookupAddress, type LookupOptions } from 'node:dns';
import { guardedLookup } from '../../../functions/lib/dial/guarded-lookup';
import { answerLookups } from '../../fixtures/name-server';

const isAllowed = (address: string) => address.startsWith('8.') || address.startsWith('2606:');

let addresses: readonly string[];
let giveBack: () => void;

beforeEach(() => {
  giveBack = answerLookups(() => addresses);
});

afterEach(() => giveBack());

/** Looks a name up that has these addresses. */
const lookUp = (found: readonly string[], options: LookupOptions = { all: true }) => {
  addresses = found;
  return new Promise<{ code: string | undefined; address: string | LookupAddress[]; family: number | undefined }>(
    (resolve) =>
      guardedLookup(isAllowed)('crm.example.com', options, (error, address, family) =>
        resolve({ code: error?.code, address, family }),
      ),
  );
};

test('returns all addresses if all are allowed', async () => {
  expect(await lookUp(['8.8.8.8', '2606::1'])).toEqual({
    address: [
      { address: '8.8.8.8', family: 4 },
      { address: '2606::1', family: 6 },
    ],
  });
});

test('returns the first one where the caller wants one, as Node.js does without a choice of family', async () => {
  expect(await lookUp(['2606::1', '8.8.8.8'], {})).toEqual({ address: '2606::1', family: 6 });
});

test.each([
  ['the first', ['10.0.0.1', '8.8.8.8']],
  ['the last', ['8.8.8.8', '8.8.4.4', '10.0.0.1']],
  ['the only one', ['10.0.0.1']],
])('returns none if one is not allowed: %s', async (_, found) => {
  expect(await lookUp(found)).toEqual({ code: 'NOT_PUBLIC', address: [] });
  // Also where the caller wants one address.
  expect(await lookUp(found, {})).toEqual({ code: 'NOT_PUBLIC', address: [] });
});

test('fails if the name has no address', async () => {
  expect(await lookUp([])).toEqual({ code: 'LOOKUP_FAILED', address: [] });
});

test.each([
  ['an error alone, as Node.js does', new Error('ENOTFOUND'), undefined],
  ['an error and addresses', new Error('EAI_AGAIN'), [{ address: '8.8.8.8', family: 4 }]],
  ['an empty list', null, []],
  ['nothing', null, undefined],
])('fails if the look-up answers with %s', async (_, error, found) => {
  type Callback = (error: Error | null, found?: LookupAddress[]) => void;
  Object.assign(dns, { lookup: (_host: string, _options: LookupOptions, done: Callback) => done(error, found) });
  expect(await lookUp([])).toEqual({ code: 'LOOKUP_FAILED', address: [] });
});
