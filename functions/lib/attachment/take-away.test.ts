import type { Role } from '../../../src/contract/roles';
import type { WorkerSid } from '../../../src/contract/sids';
import { mayTakeAway, type Taken } from './take-away';

const ROLES: readonly Role[] = ['agent', 'supervisor', 'admin'];
const WORKER = `WK${'0'.repeat(32)}` as WorkerSid;
const SETTINGS = {
  domain: 'functions.example.com',
  destinations: [
    { key: 'crm', label: 'CRM', url: 'https://crm.example.com/', roles: ROLES },
    { key: 'audit', label: 'Audit', url: 'https://audit.example.com/', roles: ['admin'] },
    { key: 'team', label: 'Team', url: 'https://shared.example.com/', roles: ['supervisor'] },
    { key: 'all', label: 'All', url: 'https://shared.example.com/', roles: ['agent'] },
  ],
} as const;

const rolesThatMay = (taken: Taken) =>
  ROLES.filter((role) => mayTakeAway({ role, identity: 'alice', workerSid: WORKER }, taken, SETTINGS));

test.each<[string, string, Role[]]>([
  ['a destination for everyone', 'https://crm.example.com/', ['agent', 'supervisor', 'admin']],
  ['a destination for administrators', 'https://audit.example.com/', ['admin']],
  ['a URL that two destinations have', 'https://shared.example.com/', ['agent', 'supervisor', 'admin']],
  ['a URL that no destination has', 'https://typed.example.com/', ['supervisor', 'admin']],
  ['a URL that cannot be parsed', 'nonsense', ['supervisor', 'admin']],
  [
    'the inspector',
    `https://functions.example.com/events/receive?a=${'0'.repeat(32)}`,
    ['agent', 'supervisor', 'admin'],
  ],
  [
    'another account’s inspector',
    `https://other.example.com/events/receive?a=${'0'.repeat(32)}`,
    ['supervisor', 'admin'],
  ],
])('a webhook may be taken away from %s (%s) by %j', (_, url, roles) => {
  expect(rolesThatMay({ url, attachedBy: 'bob' })).toEqual(roles);
  expect(rolesThatMay({ url, attachedBy: null })).toEqual(roles);
});

test('the person who attached a webhook may take it away from any destination', () => {
  expect(rolesThatMay({ url: 'https://audit.example.com/', attachedBy: 'alice' })).toEqual(ROLES);
});
