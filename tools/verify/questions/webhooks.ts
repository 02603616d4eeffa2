/** Questions about webhooks that are bound to nothing. */
import { textIn } from '../account';
import { nameOf } from '../names';
import { asked, compare } from '../question';
import type { Stage } from '../stage';
import { type Answer, type Form, outcome, recordIn, type Twilio } from '../twilio';

const FIELDS = ['ttid', 'webhook_url', 'webhook_events', 'webhook_method', 'friendly_name', 'type'];

/** A name as long as those that the plugin gives, and longer ones. */
const OUR_NAME_LENGTH = 93;
const LONGER_NAMES = [256, 1_024];

const LONGEST_URL = 2_048;

const addressOf = (stage: Stage, answer: Answer) => `${stage.webhooks}/${textIn(answer.body.ttid)}`;

const padded = (text: string, length: number) => text.padEnd(length, '0');

/** Whether a webhook is stored as it was registered. */
async function isKept(twilio: Twilio, stage: Stage, label: string, property: string, form: Form): Promise<string> {
  const created = await stage.register(label, form);
  if (created.status !== 201) return `refused with ${outcome(created)}`;
  const [wanted] = Object.values(form);
  const stored = await twilio.get(addressOf(stage, created));
  if (created.body[property] === wanted && stored.body[property] === wanted) return 'kept';
  return `changed to ${textIn(stored.body[property]).length} characters`;
}

export const WEBHOOK_QUESTIONS = [
  asked(
    'The parameters are `WebhookEvents` and `WebhookMethod`',
    'A registration with these parameters is answered with 201, and shows them again.',
    async ({ stage }) => {
      const answer = await stage.register('parameters', { WebhookMethod: 'GET' });
      const missing = FIELDS.filter((field) => !(field in answer.body));
      const { webhook_events: events, webhook_method: method, type } = answer.body;
      const isSame = Array.isArray(events) && events.length === 1 && method === 'GET' && type === 'interaction';
      const seen = [outcome(answer), ...missing.map((field) => `no ${field}`), ...(isSame ? [] : ['other values'])];
      return compare(answer.status === 201 && missing.length === 0 && isSame, seen.join(', '));
    },
  ),
  asked(
    'Twilio keeps a friendly name of 93 characters unchanged',
    'The name is stored as sent.',
    async ({ twilio, stage }) => {
      const results: string[] = [];
      for (const length of [OUR_NAME_LENGTH, ...LONGER_NAMES]) {
        const FriendlyName = padded(nameOf(`name of ${length} `), length);
        results.push(await isKept(twilio, stage, `name of ${length}`, 'friendly_name', { FriendlyName }));
      }
      const seen = results.map((result, index) => `${[OUR_NAME_LENGTH, ...LONGER_NAMES][index]} characters: ${result}`);
      return compare(results[0] === 'kept', seen.join('; '));
    },
  ),
  asked(
    'Twilio keeps a URL exactly as registered',
    'URLs with escapes, a query and a fragment, and of 2,048 characters, are stored as sent.',
    async ({ twilio, stage }) => {
      const base = 'https://example.com/interaction-webhooks-verify/';
      const urls = {
        'escapes and a query': `${base}A%2fb/%C3%A4?b=%7E&a=${'0123456789abcdef'.repeat(2)}`,
        'a fragment': `${base}#rc=2`,
        [`${LONGEST_URL} characters`]: padded(`${base}?a=`, LONGEST_URL),
      };
      const seen: string[] = [];
      for (const [kind, WebhookUrl] of Object.entries(urls)) {
        seen.push(`${kind}: ${await isKept(twilio, stage, 'URL', 'webhook_url', { WebhookUrl })}`);
      }
      return compare(
        seen.every((line) => line.endsWith(': kept')),
        seen.join('; '),
      );
    },
  ),
  asked(
    'Twilio refuses an unknown event and a URL that it cannot use',
    'Each is answered with a 4xx.',
    async ({ stage }) => {
      const wrong: Record<string, Form> = {
        'an unknown event': { WebhookEvents: 'onVerification' },
        'no URL': { WebhookUrl: 'no-address' },
        'a URL of another protocol': { WebhookUrl: 'ftp://example.com/' },
      };
      const seen: string[] = [];
      let accepted = 0;
      for (const [kind, form] of Object.entries(wrong)) {
        const answer = await stage.register('wrong value', form);
        seen.push(`${kind}: ${outcome(answer)}`);
        if (answer.status < 400 || answer.status >= 500) accepted += 1;
      }
      return compare(accepted === 0, seen.join('; '));
    },
  ),
  asked(
    'The list has numbered pages of up to 200',
    '`Page` selects a page, and a page can have 200 webhooks.',
    async ({ twilio, stage }) => {
      for (const label of ['first of the list', 'second of the list']) await stage.webhook(label);
      const page = async (query: string) => {
        const answer = await twilio.get(`${stage.webhooks}?type=interaction&${query}`);
        const [first] = Array.isArray(answer.body.data) ? answer.body.data : [];
        return { answer, first: textIn(recordIn(first).ttid), meta: recordIn(answer.body.meta) };
      };
      const one = await page('PageSize=1&Page=0');
      const two = await page('PageSize=1&Page=1');
      const large = await page('PageSize=200');
      const link = textIn(one.meta.next_page_url);
      const selects = two.first !== '' && two.first !== one.first;
      const names = ['Page', 'PageToken'].filter((name) => new RegExp(`[?&]${name}=`).test(link));
      const size = large.meta.page_size;
      return compare(
        selects && size === 200,
        `${outcome(two.answer)}; Page=1 ${selects ? 'selects another page' : 'selects nothing'}; the link to the next page has ${names.join(' and ') || 'neither Page nor PageToken'}; PageSize=200 gives pages of ${typeof size === 'number' ? size : 'unknown size'}`,
      );
    },
  ),
  asked(
    'Deleting a webhook stops its events at once and answers without a body',
    'The answer is 204 without a body, and 404 the second time.',
    async ({ twilio, stage }) => {
      const url = `${stage.webhooks}/${await stage.webhook('to delete')}`;
      const first = await twilio.delete(url);
      const second = await twilio.delete(url);
      const isEmpty = first.text === '';
      return compare(
        first.status === 204 && isEmpty && second.status === 404,
        `${outcome(first)} ${isEmpty ? 'without' : 'with'} a body, then ${outcome(second)}; its events were not watched`,
      );
    },
  ),
  asked('An update may leave fields out', 'Twilio keeps what an update does not name.', async ({ twilio, stage }) => {
    const created = await stage.register('to update');
    const url = addressOf(stage, created);
    const updated = await twilio.post(url, { WebhookMethod: 'GET' });
    const { body } = await twilio.get(url);
    const same = (field: string) => JSON.stringify(body[field]) === JSON.stringify(created.body[field]);
    const changed = ['webhook_url', 'webhook_events', 'friendly_name'].filter((field) => !same(field));
    return compare(
      updated.status === 200 && changed.length === 0,
      `${outcome(updated)}, ${changed.length === 0 ? 'all other fields kept' : `changed: ${changed.join(', ')}`}`,
    );
  }),
];
