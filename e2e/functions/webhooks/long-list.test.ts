import { PAGE_SIZE } from '../../../functions/lib/twilio/flex';
import { ASSUMED } from '../../../local/twilio/flex-api/behavior';
import type { Answer } from '../../../src/contract/endpoints';
import type { PageCursor } from '../../../src/contract/paging';
import type { WebhookRow } from '../../../src/contract/webhooks';
import { PAGINGS, smallPages } from '../../fixtures/behavior';
import { registerForeign } from '../../fixtures/foreign-webhooks';
import { Harness, type TwilioRequest } from '../../fixtures/harness';
import { countSequentialCalls, errorAnswer, isWebhookList, RELIABLE } from '../../fixtures/network';
import { unwrap } from '../../fixtures/results';
import { describing } from '../../fixtures/unreadable-webhooks';

const answerTo = (harness: Harness, from: PageCursor | null) =>
  harness.as('ada', 'list', { type: 'interaction', from });

const register = (harness: Harness, count: number) => Array.from({ length: count }, () => registerForeign(harness));

const ttidsIn = (answers: readonly { readonly webhooks: readonly (WebhookRow | null)[] }[]) =>
  answers.flatMap(({ webhooks }) => webhooks.map((row) => row?.ttid));

/** Requests the whole list. */
async function wholeList(harness: Harness): Promise<Answer<'list'>[]> {
  const answers = [unwrap(await answerTo(harness, null))];
  for (let [last] = answers; last?.next.kind === 'more'; last = answers.at(-1)) {
    answers.push(unwrap(await answerTo(harness, last.next.from)));
  }
  return answers;
}

const isPage = (number: number) => (request: TwilioRequest) =>
  isWebhookList(request) && new URL(request.url).searchParams.get('Page') === `${number}`;

/** Returns the cursor of the third page, from which on an answer has several pages. */
async function thirdPage(harness: Harness): Promise<PageCursor> {
  const [, second] = await wholeList(harness);
  if (second?.next.kind !== 'more') throw new Error('The list has no third page.');
  return second.next.from;
}

test.each([
  ['number', 4],
  ['token', 10],
] as const)(
  'a list of ten pages takes three requests if Twilio pages by %s, with %d calls one after another',
  async (pagesBy, depth) => {
    const harness = new Harness({ ...ASSUMED, pagesBy });
    const ttids = register(harness, 10 * PAGE_SIZE);
    // Remembers the person and the instance.
    await answerTo(harness, null);
    let answers: Answer<'list'>[] = [];
    const calls = await countSequentialCalls(harness, async () => {
      answers = await wholeList(harness);
    });
    expect([answers.length, calls, ttidsIn(answers)]).toEqual([3, depth, ttids]);
  },
);

test.each(PAGINGS)('a page that fails among others is requested again, if Twilio pages by %s', async (pagesBy) => {
  const harness = new Harness(smallPages(pagesBy));
  const ttids = register(harness, 20);
  const third = await thirdPage(harness);
  harness.network = (request, send) => (isPage(4)(request) ? Promise.resolve(errorAnswer(500)) : send());
  const answer = unwrap(await answerTo(harness, third));
  expect(ttidsIn([answer])).toEqual(ttids.slice(4, 8));
  if (answer.next.kind !== 'more') throw new Error('The answer does not lead on.');
  harness.network = RELIABLE;
  expect(ttidsIn([unwrap(await answerTo(harness, answer.next.from))])).toEqual(ttids.slice(8));
});

test('is cut off if a number without a token selects the first page', async () => {
  const harness = new Harness(smallPages('token'));
  const ttids = register(harness, 20);
  harness.network = async (request, send) => {
    const answer = await send();
    if (!isWebhookList(request)) return answer;
    const { data, meta } = JSON.parse(await answer.text());
    const next_page_url = `https://flex-api.twilio.com/v1/x?Page=${meta.page + 1}`;
    return { ...answer, text: async () => JSON.stringify({ data, meta: { ...meta, next_page_url } }) };
  };
  const answer = unwrap(await answerTo(harness, '2' as PageCursor));
  expect([ttidsIn([answer]), answer.next]).toEqual([ttids.slice(0, 2), { kind: 'cut-off' }]);
});

test('a webhook that cannot be read costs only its own row among several pages', async () => {
  const harness = new Harness(smallPages('number'));
  const ttids = register(harness, 20);
  const [broken] = ttids.slice(9);
  if (broken === undefined) throw new Error('Too few webhooks');
  harness.network = describing(broken, () => 'nothing');
  expect(ttidsIn([unwrap(await answerTo(harness, '2' as PageCursor))])).toEqual(
    ttids.slice(4).map((ttid) => (ttid === broken ? undefined : ttid)),
  );
});
