/** Questions about Sync, in a service of the run's own. */
import { textIn } from '../account';
import { DEFAULT_SYNC } from '../addresses';
import { PREFIX } from '../names';
import { asked, type Context, compare } from '../question';
import { outcome, recordIn } from '../twilio';

async function newMap({ twilio, stage }: Context, name: string): Promise<string> {
  const maps = `${await stage.syncService()}/Maps`;
  await twilio.post(maps, { UniqueName: name });
  return `${maps}/${name}`;
}

const data = (value: number) => JSON.stringify({ value });

/** `Date` has no milliseconds. */
const MAX_DIFFERENCE_MS = 1_000;

export const SYNC_QUESTIONS = [
  asked('`Services/default` is that service', 'Twilio answers a service.', async ({ twilio }) => {
    const answer = await twilio.get(DEFAULT_SYNC);
    const acl = answer.body.acl_enabled === true ? 'on' : 'off';
    return compare(
      answer.status === 200 && textIn(answer.body.sid).startsWith('IS'),
      `${outcome(answer)}, access control is ${acl}; whether Flex tokens reach it was not asked`,
    );
  }),
  asked(
    'Sync honors `If-Match`, unique keys and lifetimes',
    'An outdated revision, a taken key and a taken name are refused, and a new lifetime keeps the data.',
    async (context) => {
      const { twilio } = context;
      const name = `${PREFIX}-conditions`;
      const map = await newMap(context, name);
      const again = await twilio.post(`${await context.stage.syncService()}/Maps`, { UniqueName: name });
      const created = await twilio.post(`${map}/Items`, { Key: 'one', Data: data(1) });
      const taken = await twilio.post(`${map}/Items`, { Key: 'one', Data: data(2) });
      const revision = { 'If-Match': textIn(created.body.revision) };
      const first = await twilio.post(`${map}/Items/one`, { Data: data(3) }, revision);
      const outdated = await twilio.post(`${map}/Items/one`, { Data: data(4) }, revision);
      const lived = await twilio.post(`${map}/Items/one`, { ItemTtl: '3600' });
      const kept = recordIn(lived.body.data).value === 3;
      const expires = textIn(lived.body.date_expires) !== '';
      const codes = [again.body.code, taken.body.code, outdated.body.code];
      return compare(
        first.status === 200 && codes.join() === '54301,54208,54205' && kept && expires,
        `taken name: ${outcome(again)}; taken key: ${outcome(taken)}; outdated revision: ${outcome(outdated)}; a new lifetime ${kept ? 'keeps' : 'changes'} the data${expires ? '' : ' and is not shown'}`,
      );
    },
  ),
  asked(
    'Sync lists the items of a map in the order of their keys',
    'A list from `b`, which is no key, begins with `c`, and an item just added is in it.',
    async (context) => {
      const { twilio } = context;
      const map = await newMap(context, `${PREFIX}-order`);
      for (const key of ['c', 'a', 'e']) await twilio.post(`${map}/Items`, { Key: key, Data: data(1) });
      const listed = await twilio.get(`${map}/Items?Order=asc&PageSize=50&From=b&Bounds=inclusive`);
      const { items } = listed.body;
      const keys = (Array.isArray(items) ? items : []).map((item) => textIn(recordIn(item).key));
      return compare(keys.join() === 'c,e', `${outcome(listed)}, the keys ${keys.join(', ')}`);
    },
  ),
  asked(
    'Sync dates its answers and its items by one clock',
    'The header `Date` and `date_updated` of an item just written differ by a second at most.',
    async (context) => {
      const map = await newMap(context, `${PREFIX}-clock`);
      const answer = await context.twilio.post(`${map}/Items`, { Key: 'now', Data: data(1) });
      const updated = textIn(answer.body.date_updated);
      const difference = Date.parse(answer.headers.get('date') ?? '') - Date.parse(updated);
      const precision = /\.\d+Z$/.test(updated) ? 'with' : 'without';
      return compare(
        Math.abs(difference) <= MAX_DIFFERENCE_MS,
        Number.isNaN(difference)
          ? `${outcome(answer)}, without a readable date`
          : `${difference} ms apart; date_updated is ${precision} milliseconds`,
      );
    },
  ),
];
