import fc from 'fast-check';
import type { InteractionSid, Ttid } from '../../../src/contract/sids';
import type { StoredWebhook, Webhook } from '../twilio/flex';
import { formatFriendlyName, ourNameOf } from './friendly-name';
import { globalInspectorUrl, inspectorUrl, newTimeline } from './inspector';
import { relayAt, relayUrl } from './relay-url';
import { attachmentOf, formatWaitingName, parseWaitingName, waitingAt, waitingOf, waitingUrl } from './waiting';

const DOMAIN = 'functions.example.com';
const ID = 'a'.repeat(32);
const NONCE = '0123456789abcdef';
const INTERACTION = `KD${'1'.repeat(32)}` as InteractionSid;
const CREATED_AT = Date.UTC(2026, 10, 21, 10);
const NAME = { createdAt: CREATED_AT, nonce: NONCE };
const TEXT = `interaction-webhooks new 2026-11-21T10:00:00Z ${NONCE}`;
const URL_OF_WAITING = waitingUrl(DOMAIN, ID);

const id = fc.stringMatching(/^[0-9a-f]{32}$/);
const nonce = fc.stringMatching(/^[0-9a-f]{16}$/);
const wholeSecond = fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => seconds * 1_000);

const webhookWith = (changes: Partial<Webhook> = {}): Webhook => ({
  ttid: 'flex_interactionwebhook_1' as Ttid,
  type: 'interaction',
  url: URL_OF_WAITING,
  method: 'POST',
  events: [],
  friendlyName: TEXT,
  ...changes,
});

describe('the name of a waiting webhook', () => {
  test('can be parsed into its parts, and is not that of an attachment', () => {
    fc.assert(
      fc.property(wholeSecond, nonce, (createdAt, digits) => {
        const name = { createdAt, nonce: digits };
        const friendlyName = formatWaitingName(name);
        expect(parseWaitingName(friendlyName)).toEqual(name);
        expect(ourNameOf({ type: 'interaction', friendlyName })).toBeNull();
      }),
    );
  });

  test('contains the time in whole seconds', () => {
    expect(formatWaitingName({ createdAt: CREATED_AT + 120, nonce: NONCE })).toBe(TEXT);
  });

  test.each([
    ['no name at all', null],
    ['an empty name', ''],
    ['the name of another program', 'CRM production'],
    ['our prefix alone', 'interaction-webhooks'],
    ['the name of an attachment', formatFriendlyName({ ...NAME, interaction: INTERACTION })],
    ['another prefix', TEXT.replace('interaction', 'Interaction')],
    ['another word than “new”', TEXT.replace('new', 'old')],
    ['“new” in capitals', TEXT.replace('new', 'NEW')],
    ['a malformed time', TEXT.replace('2026-11-21T10:00:00Z', 'yesterday')],
    ['a fraction of a second', TEXT.replace('00Z', '00.000Z')],
    ['an offset', TEXT.replace('00Z', '00+05:00')],
    ['a day that no calendar has', TEXT.replace('11-21', '02-30')],
    ['a nonce that is too long', `${TEXT}0`],
    ['a nonce that is too short', TEXT.slice(0, -1)],
    ['a nonce in capitals', TEXT.replace('abcdef', 'ABCDEF')],
    ['a blank too many', TEXT.replace(' new', '  new')],
    ['something before it', `my ${TEXT}`],
    ['something after it', `${TEXT} and more`],
    ['another line after it', `${TEXT}\n`],
  ])('is not recognized in %s', (_, name) => {
    expect(parseWaitingName(name)).toBeNull();
  });

  test('is written exactly as this plugin writes it, whatever is recognized', () => {
    const part = (own: fc.Arbitrary<string>) => fc.oneof(own, own, fc.string());
    const zone = fc.constantFrom('Z', '+05', '.000Z', 'z', '');
    const time = zone.map((text) => `2026-01-01T00:00:00${text}`);
    const name = fc
      .tuple(part(fc.constant('interaction-webhooks')), part(fc.constantFrom('new', 'New')), part(time), part(nonce))
      .map((parts) => parts.join(' '));
    fc.assert(
      fc.property(name, (text) => {
        const parsed = parseWaitingName(text);
        expect(parsed === null ? text : formatWaitingName(parsed)).toBe(text);
      }),
    );
  });
});

describe('the URL of a waiting webhook', () => {
  test('leads back to its ID', () => {
    fc.assert(fc.property(id, (digits) => expect(waitingAt(DOMAIN, waitingUrl(DOMAIN, digits))).toBe(digits)));
  });

  test('is written exactly as this plugin writes it, whatever is recognized', () => {
    const part = (own: string) => fc.oneof(fc.constant(own), fc.string());
    const spelled = fc
      .tuple(part(globalInspectorUrl(DOMAIN)), part('?n='), id, part(''))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(spelled, (url) => {
        const found = waitingAt(DOMAIN, url);
        expect(found === null ? url : waitingUrl(DOMAIN, found)).toBe(url);
      }),
    );
  });

  test.each([
    ['of another domain', waitingUrl('other.example.com', ID)],
    ['of another path', URL_OF_WAITING.replace('receive', 'send')],
    ['with a domain in capitals', URL_OF_WAITING.replace('functions', 'Functions')],
    ['with an ID in capitals', URL_OF_WAITING.replace(ID, ID.toUpperCase())],
    ['with an ID that is too long', `${URL_OF_WAITING}0`],
    ['with an ID that is none', URL_OF_WAITING.replace('n=a', 'n=z')],
    ['with another parameter', URL_OF_WAITING.replace('?n', '?a')],
    ['with something before it', URL_OF_WAITING.replace('?', '?a=1&')],
    ['with something after it', `${URL_OF_WAITING}&a=1`],
    ['with another line after it', `${URL_OF_WAITING}\n`],
    ['of an attachment', relayUrl(DOMAIN, { id: ID, interaction: INTERACTION })],
    ['of the inspector alone', inspectorUrl(DOMAIN, newTimeline(ID))],
    ['of a global webhook', globalInspectorUrl(DOMAIN)],
    ['of a destination', 'https://crm.example.com/'],
  ])('is not recognized %s', (_, url) => {
    expect(waitingAt(DOMAIN, url)).toBeNull();
  });
});

describe('a waiting webhook', () => {
  test('has both the name and the URL', () => {
    const webhook = webhookWith();
    expect(waitingOf(webhook, DOMAIN)).toEqual({ webhook, id: ID, name: NAME });
  });

  test.each<[string, StoredWebhook]>([
    ['a person has given another name', webhookWith({ friendlyName: 'CRM' })],
    ['has no name', webhookWith({ friendlyName: null })],
    ['sends elsewhere', webhookWith({ url: 'https://crm.example.com/' })],
    ['another deployment has made', webhookWith({ url: waitingUrl('other.example.com', ID) })],
    ['is for the whole instance', webhookWith({ type: 'global' })],
    ['cannot be read', { ttid: 'flex_interactionwebhook_1' as Ttid, type: 'unreadable' }],
  ])('is none that %s', (_, webhook) => {
    expect(waitingOf(webhook, DOMAIN)).toBeNull();
  });
});

test('the attachment that a waiting webhook has become has its ID, its nonce and its interaction', () => {
  fc.assert(
    fc.property(id, nonce, wholeSecond, (digits, last, createdAt) => {
      const webhook = webhookWith({ url: waitingUrl(DOMAIN, digits) });
      const waiting = { webhook, id: digits, name: { ...NAME, nonce: last } };
      const attachment = attachmentOf(waiting, INTERACTION, { domain: DOMAIN, createdAt });
      expect(relayAt(DOMAIN, attachment.webhook.url)).toEqual({ id: digits, interaction: INTERACTION });
      expect(attachment.webhook.ttid).toBe(webhook.ttid);
      expect(attachment.name).toEqual({ interaction: INTERACTION, createdAt, nonce: last });
    }),
  );
});
