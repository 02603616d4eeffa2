import * as v from 'valibot';
import type { TwilioHttp } from '../../functions/lib/twilio/http';
import { Lists } from './lists';

/** Answers page after page, each with a link to the next one. */
const pages = (links: readonly (string | null)[]): TwilioHttp => {
  let read = 0;
  return async () => {
    const value = { things: [{ sid: String(read) }], meta: { next_page_url: links[read] } };
    read += 1;
    return { ok: true, value, answeredAt: 0 };
  };
};

const readAll = (lists: Lists) =>
  lists.all({ title: 'The list', url: 'https://x', key: 'things', item: v.object({ sid: v.string() }) });

test('a list is read to its last page', async () => {
  const lists = new Lists(pages(['?Page=1&PageToken=a', '?Page=2&PageToken=b', null]));
  expect(await readAll(lists)).toEqual([{ sid: '0' }, { sid: '1' }, { sid: '2' }]);
  expect(lists.incomplete).toEqual([]);
});

test.each([
  ['to a page that was read before', ['?Page=1', '?Page=2', '?Page=1']],
  ['nowhere', ['?Page=1', 'nowhere']],
])('a list whose links lead %s is incomplete', async (_, links) => {
  const lists = new Lists(pages(links));
  expect(await readAll(lists)).toHaveLength(links.length);
  expect(lists.incomplete).toEqual(['The list']);
});
