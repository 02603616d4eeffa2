import { Readable } from 'node:stream';
import { type Consent, confirmPlan } from './confirm';
import type { Plan } from './plan';

const FIRST: Plan = {
  login: { accountSid: `AC${'1'.repeat(32)}`, profile: 'work', region: null },
  accountName: null,
  hasRecordsService: false,
  hasFunctionsService: false,
  setsVariables: true,
  changes: { added: ['DESTINATION_NEW'], changed: [], removed: [] },
};
const LATER: Plan = { ...FIRST, hasFunctionsService: true };
const REMOVAL: Plan = { ...LATER, changes: { added: [], changed: [], removed: ['ALLOWED_HOSTS', 'DESTINATION_OLD'] } };
const EMPTY: Plan = { ...REMOVAL, setsVariables: false };

const stdin = Object.getOwnPropertyDescriptor(process, 'stdin') ?? {};
let printed: string;

afterEach(() => {
  Object.defineProperty(process, 'stdin', stdin);
  jest.restoreAllMocks();
});

/** Returns whether the administrator who types this agrees, and what they are asked. */
async function typed(answer: string, plan: Plan, consent: Consent = 'ask') {
  printed = '';
  Object.defineProperty(process, 'stdin', { ...stdin, get: () => Readable.from([answer]) });
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  const agreed = await confirmPlan(plan, consent).then(
    () => true,
    (error: Error) => {
      expect(error.message).toContain('Nothing was changed.');
      return false;
    },
  );
  return { agreed, asked: printed.trim() };
}

const RIGHT_ACCOUNT = 'This product is not deployed in this account yet. Is it the right account? (y/N)';
const REMOVE =
  'People will no longer be able to choose DESTINATION_OLD, and nothing more is passed on to it. Webhooks that send to it directly stay. Remove it? (y/N)';

test.each([
  ['y\n', true],
  ['Yes\r\n', true],
  ['n\n', false],
  ['\n', false],
  ['', false],
  ['yep\n', false],
])('the answer %j agrees: %s', async (answer, agreed) => {
  expect(await typed(answer, FIRST)).toEqual({ agreed, asked: RIGHT_ACCOUNT });
  expect(await typed(answer, REMOVAL)).toEqual({ agreed, asked: REMOVE });
});

test('a secret is removed without its destination only if the administrator agrees', async () => {
  const unsigned = { ...LATER, changes: { added: [], changed: [], removed: ['SIGNING_SECRET_CRM'] } };
  expect(await typed('y\n', unsigned)).toEqual({
    agreed: true,
    asked: 'Events will no longer be signed with SIGNING_SECRET_CRM. Remove it? (y/N)',
  });
  expect(await typed('', unsigned, 'impossible')).toEqual({ agreed: false, asked: '' });
});

test('a secret that is removed with its destination is no further question', async () => {
  const both = { ...REMOVAL, changes: { ...REMOVAL.changes, removed: ['DESTINATION_OLD', 'SIGNING_SECRET_OLD'] } };
  expect(await typed('y\n', both)).toEqual({ agreed: true, asked: REMOVE });
});

test.each<[string, Plan, Consent, boolean]>([
  ['a later deployment that removes no destination', LATER, 'ask', true],
  ['a first deployment with --yes', FIRST, 'given', true],
  ['a first deployment where no one can be asked, as in CI', FIRST, 'impossible', true],
  ['a removal with --yes', REMOVAL, 'given', true],
  ['a removal with --yes by a file that sets nothing, which stops', EMPTY, 'given', false],
  ['a later deployment with --yes that still has no variable', { ...LATER, setsVariables: false }, 'given', true],
  ['a removal where no one can be asked, which stops', REMOVAL, 'impossible', false],
])('nothing is asked about %s', async (_, plan, consent, agreed) => {
  expect(await typed('', plan, consent)).toEqual({ agreed, asked: '' });
});
