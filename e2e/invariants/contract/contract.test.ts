import { checkExchange } from './check-exchange';
import { checkTraffic } from './contract';
import type { Exchange } from './exchange';

const KD = `KD${'a'.repeat(32)}`;
const FLEX = 'https://flex-api.twilio.com/v1';
const WEBHOOKS = `${FLEX}/Instances/GO${'a'.repeat(32)}/InteractionWebhooks`;
const ITEMS = `https://sync.twilio.com/v1/Services/IS${'a'.repeat(32)}/Maps/interaction-webhooks/Items`;

/** The example answer in Twilio's documentation of "Update an interaction". */
const INTERACTION = {
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

test('the functions and Local Twilio keep to the specifications', async () => {
  const { checker, selfTest } = await checkTraffic({ runs: 40, seed: 1 });
  expect(checker.examples).toEqual([]);
  expect(checker.violations).toBe(0);
  // Every call that the functions' clients can make, with errors of several statuses.
  expect(checker.lines()).toHaveLength(22);
  expect(checker.lines().join()).toMatch(/× 401.*× 409.*× 412/);
  expect(selfTest.corrupted).toBeGreaterThan(500);
  expect(selfTest.unnoticed).toEqual([]);
}, 60_000);

test('accepts Twilio’s own example', () => {
  expect(checkExchange(exchange({ body: 'WebhookTtid=flex_interactionwebhook_01jke8z8' }, 200, INTERACTION))).toEqual(
    [],
  );
});

const registration = 'WebhookUrl=https%3A%2F%2Fcrm.example.com%2F&WebhookEvents=onParticipantLeft';

describe('the check notices', () => {
  test.each<[string, Exchange, RegExp]>([
    ['an undeclared form field', exchange({ body: 'Ttid=1' }, 200, INTERACTION), /form: Ttid is not declared/],
    [
      'a path that does not exist',
      exchange({ url: `${FLEX}/Interaction/${KD}` }, 200, INTERACTION),
      /no specification describes/,
    ],
    ['a method that does not exist', exchange({ method: 'DELETE' }, 200, INTERACTION), /no specification describes/],
    ['a malformed SID', exchange({ url: `${FLEX}/Interactions/KD1` }, 200, INTERACTION), /path: Sid: .*pattern/],
    [
      'a page size above Twilio’s',
      exchange({ method: 'GET', url: `${FLEX}/Interactions/${KD}/Channels?PageSize=1001` }, 404, {}),
      /query: PageSize: .*<= 1000/,
    ],
    ['an event that does not exist', exchange({ url: WEBHOOKS, body: `${registration}Now` }, 400, {}), /WebhookEvents/],
    [
      'the field names of Twilio’s parameter table',
      exchange({ url: WEBHOOKS, body: registration.replace('WebhookEvents', 'Filters') }, 400, {}),
      /WebhookEvents is missing; .*Filters is not declared/,
    ],
    ['a missing key', exchange({ url: ITEMS, body: 'Data=%7B%7D' }, 400, {}), /form: Key is missing/],
    [
      'a form that is declared as JSON',
      exchange(
        { body: 'WebhookTtid=1', headers: new Headers({ 'content-type': 'application/json' }) },
        200,
        INTERACTION,
      ),
      /declared as application\/json/,
    ],
    ['missing credentials', exchange({ headers: new Headers() }, 200, INTERACTION), /no Basic authorization/],
    [
      'an If-Match header that is not declared',
      exchange({ headers: new Headers({ authorization: 'Basic YQ==', 'if-match': '1' }) }, 200, INTERACTION),
      /if-match is not declared/,
    ],
    ['an undeclared status', exchange({}, 201, INTERACTION), /status 201 is not declared/],
    ['an undeclared property', exchange({}, 200, { ...INTERACTION, ttid: null }), /additional properties \(ttid\)/],
    ['a missing property', exchange({}, 200, { ...INTERACTION, routing: undefined }), /'routing'/],
    [
      'a property of another type',
      exchange({}, 200, { ...INTERACTION, webhook_ttid: 1 }),
      /webhook_ttid must be string,null/,
    ],
    ['a missing link', exchange({}, 200, { ...INTERACTION, links: {} }), /links: channels/],
    [
      'an error without a status',
      exchange({}, 404, { code: 20404, message: 'no', more_info: 'https://www.twilio.com/docs/errors/20404' }),
      /'status'/,
    ],
    [
      'an error code of another status',
      exchange({}, 404, {
        code: 20001,
        message: 'no',
        more_info: 'https://www.twilio.com/docs/errors/20001',
        status: 404,
      }),
      /code must be equal to one of/,
    ],
    ['a status without a described error', exchange({}, 418, {}), /no error is described for status 418/],
  ])('%s', (_, faulty, difference) => expect(checkExchange(faulty).join('; ')).toMatch(difference));
});
