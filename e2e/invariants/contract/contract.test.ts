import { judge } from './check-exchange';
import { checkTraffic } from './contract';
import type { Exchange } from './exchange';

const KD = `KD${'a'.repeat(32)}`;
const FLEX = 'https://flex-api.twilio.com/v1';
const WEBHOOKS = `${FLEX}/Instances/GO${'a'.repeat(32)}/InteractionWebhooks`;
const ITEMS = `https://sync.twilio.com/v1/Services/IS${'a'.repeat(32)}/Maps/interaction-webhooks/Items`;

/** What "Update an interaction" shows as its example. */
const updated = {
  sid: KD,
  url: `${FLEX}/Interactions/${KD}`,
  links: { channels: `${FLEX}/Interactions/${KD}/Channels` },
  channel: { sid: `UO${'a'.repeat(32)}`, type: 'sms' },
  routing: null,
  webhook_ttid: 'flex_interactionwebhook_01jke8z8vte4ette30t5w9h081',
  interaction_context_sid: null,
};

const exchange = (request: Partial<Exchange['request']>, status: number, body: unknown): Exchange => ({
  request: { method: 'POST', url: `${FLEX}/Interactions/${KD}`, body: '', headers: null, ...request },
  answer: { status, mediaType: 'application/json', body: JSON.stringify(body) },
});

test('what functions and Local Twilio say to each other is as the specifications have it', async () => {
  const { judge: judged, selfTest } = await checkTraffic({ runs: 40, seed: 1 });
  expect(judged.complaints).toEqual([]);
  expect(judged.violations).toBe(0);
  // Every call that the functions' clients can make, and a refusal by each of the status codes that they meet.
  expect(judged.lines()).toHaveLength(21);
  expect(judged.lines().join()).toMatch(/× 401.*× 409.*× 412/);
  expect(selfTest.spoiled).toBeGreaterThan(500);
  expect(selfTest.unnoticed).toEqual([]);
}, 30_000);

test('Twilio’s own example passes', () => {
  expect(judge(exchange({ body: 'WebhookTtid=flex_interactionwebhook_01jke8z8' }, 200, updated))).toEqual([]);
});

const registration = 'WebhookUrl=https%3A%2F%2Fcrm.example.com%2F&WebhookEvents=onParticipantLeft';

describe('the judge reports', () => {
  test.each<[string, Exchange, RegExp]>([
    ['an undeclared form field', exchange({ body: 'Ttid=1' }, 200, updated), /form: Ttid is not declared/],
    ['a path that is none', exchange({ url: `${FLEX}/Interaction/${KD}` }, 200, updated), /no specification knows/],
    ['a method that is none', exchange({ method: 'DELETE' }, 200, updated), /no specification knows/],
    ['a malformed SID', exchange({ url: `${FLEX}/Interactions/KD1` }, 200, updated), /path: Sid: .*pattern/],
    [
      'a page size above Twilio’s',
      exchange({ method: 'GET', url: `${FLEX}/Interactions/${KD}/Channels?PageSize=1001` }, 404, {}),
      /query: PageSize: .*<= 1000/,
    ],
    ['an event that does not exist', exchange({ url: WEBHOOKS, body: `${registration}Now` }, 400, {}), /WebhookEvents/],
    [
      'the names in the parameter table',
      exchange({ url: WEBHOOKS, body: registration.replace('WebhookEvents', 'Filters') }, 400, {}),
      /WebhookEvents is missing; .*Filters is not declared/,
    ],
    ['a missing key', exchange({ url: ITEMS, body: 'Data=%7B%7D' }, 400, {}), /form: Key is missing/],
    [
      'a form that is declared as JSON',
      exchange({ body: 'WebhookTtid=1', headers: new Headers({ 'content-type': 'application/json' }) }, 200, updated),
      /declared as application\/json/,
    ],
    ['missing credentials', exchange({ headers: new Headers() }, 200, updated), /no Basic authorization/],
    [
      'If-Match where nothing is locked',
      exchange({ headers: new Headers({ authorization: 'Basic YQ==', 'if-match': '1' }) }, 200, updated),
      /if-match is not declared/,
    ],
    ['an undeclared status', exchange({}, 201, updated), /status 201 is not declared/],
    ['an undeclared property', exchange({}, 200, { ...updated, ttid: null }), /additional properties \(ttid\)/],
    ['a property that is missing', exchange({}, 200, { ...updated, routing: undefined }), /'routing'/],
    [
      'a property of another type',
      exchange({}, 200, { ...updated, webhook_ttid: 1 }),
      /webhook_ttid must be string,null/,
    ],
    ['a link that is missing', exchange({}, 200, { ...updated, links: {} }), /links: channels/],
    [
      'an error without a status',
      exchange({}, 404, { code: 20404, message: 'no', more_info: 'https://www.twilio.com/docs/errors/20404' }),
      /'status'/,
    ],
    [
      'an error code that belongs to another status',
      exchange({}, 404, {
        code: 20001,
        message: 'no',
        more_info: 'https://www.twilio.com/docs/errors/20001',
        status: 404,
      }),
      /code must be equal to one of/,
    ],
    ['a status that no error is known for', exchange({}, 418, {}), /nothing is known of status 418/],
  ])('%s', (_, faulty, complaint) => expect(judge(faulty).join('; ')).toMatch(complaint));
});
