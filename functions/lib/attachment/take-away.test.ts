import type { Role } from '../../../src/contract/roles';
import type { InteractionSid, Ttid, WorkerSid } from '../../../src/contract/sids';
import { keyedDigest } from '../endpoint/keyed-digest';
import type { Webhook } from '../twilio/flex';
import type { AttachmentRecord } from '../twilio/records';
import { formatFriendlyName } from './friendly-name';
import { relayUrl } from './relay-url';
import { mayTakeAway } from './take-away';
import { waitingUrl } from './waiting';

const ROLES: readonly Role[] = ['agent', 'supervisor', 'admin'];
const WORKER = `WK${'0'.repeat(32)}` as WorkerSid;
const NONCE = '0123456789abcdef';
const AUDIT = 'https://audit.example.com/';
const credentials = { accountSid: '', authToken: 'secret' };
/** The properties of destinations to which Twilio sends directly. */
const DIRECT = { isRelayed: false, secrets: [] } as const;

const SETTINGS = {
  credentials,
  domain: 'functions.example.com',
  destinations: [
    { key: 'crm', label: 'CRM', url: 'https://crm.example.com/', roles: ROLES, ...DIRECT },
    { key: 'audit', label: 'Audit', url: AUDIT, roles: ['admin'], ...DIRECT },
    { key: 'team', label: 'Team', url: 'https://shared.example.com/', roles: ['supervisor'], ...DIRECT },
    { key: 'all', label: 'All', url: 'https://shared.example.com/', roles: ['agent'], ...DIRECT },
  ],
} as const;

const webhookTo = (url: string, nonce = NONCE): Webhook => ({
  ttid: 'flex_interactionwebhook_1' as Ttid,
  type: 'interaction',
  url,
  method: 'POST',
  events: [],
  friendlyName: formatFriendlyName({ interaction: `KD${'0'.repeat(32)}` as InteractionSid, createdAt: 0, nonce }),
});

/** The record of an attach to `url`. */
const recordOf = (attachedBy: string, url: string): AttachmentRecord => ({
  revision: '0',
  ageMs: 0,
  attachment: {
    state: 'bound',
    nonce: NONCE,
    operationId: '',
    request: null,
    taskSid: null,
    workerSid: null,
    attachedBy,
    url: keyedDigest(url, credentials),
    attachedAt: '2026-11-21T10:00:00Z',
    displaced: null,
    replaces: null,
    abandoned: [],
    relay: null,
    previousRelay: null,
    timeline: null,
    unbinding: null,
    isSettled: false,
    ttid: null,
  },
});

const rolesThatMay = (webhook: Webhook, record: AttachmentRecord | null) =>
  ROLES.filter((role) => mayTakeAway({ role, identity: 'alice', workerSid: WORKER }, webhook, record, SETTINGS));

test.each<[string, string, Role[]]>([
  ['a destination for everyone', 'https://crm.example.com/', ['agent', 'supervisor', 'admin']],
  ['a destination for administrators', AUDIT, ['admin']],
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
  expect(rolesThatMay(webhookTo(url), null)).toEqual(roles);
  expect(rolesThatMay(webhookTo(url), recordOf('bob', url))).toEqual(roles);
});

describe('a relayed webhook without a record', () => {
  const domain = 'functions.example.com';
  const id = '0'.repeat(32);

  test('may be taken away by everyone, because it sends to no destination anymore', () => {
    const url = relayUrl(domain, { id, interaction: `KD${'0'.repeat(32)}` as InteractionSid });
    expect(rolesThatMay(webhookTo(url), null)).toEqual(ROLES);
  });

  test('that waits for its first event may be taken away by those who may use every destination', () => {
    expect(rolesThatMay(webhookTo(waitingUrl(domain, id)), null)).toEqual(['admin']);
  });
});

test('the person who attached a webhook may take it away from any destination', () => {
  expect(rolesThatMay(webhookTo(AUDIT), recordOf('alice', AUDIT))).toEqual(ROLES);
});

test.each([
  ['that another person has redirected since', webhookTo(AUDIT), recordOf('alice', 'https://crm.example.com/')],
  ['to which the record does not belong', webhookTo(AUDIT, 'f'.repeat(16)), recordOf('alice', AUDIT)],
])('having attached it gives no right over a webhook %s', (_, webhook, record) => {
  expect(rolesThatMay(webhook, record)).toEqual(['admin']);
});
