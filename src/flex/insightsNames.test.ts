import type { WorkerSid } from '../contract/sids';
import { taskSidOf } from '../testing/sids';
import { type InsightsClient, insightsNames } from './insightsNames';

const WT1 = taskSidOf(1);
const WT2 = taskSidOf(2);
const WK = `WK${'1'.repeat(32)}` as WorkerSid;

/** Returns a client with these items in each index, and the queries that it has received. */
function insightsOf(items: Readonly<Record<string, readonly unknown[]>>) {
  const queries: string[] = [];
  const client: InsightsClient = {
    instantQuery: async (index) => ({
      search: async (expression) => {
        queries.push(`${index}: ${expression}`);
        if (items[index] === undefined) throw new Error('no such index');
      },
      getItems: () => ({ ...items[index] }),
    }),
  };
  return { queries, client };
}

const WORKERS = [{ worker_sid: WK, attributes: { full_name: 'Alice Agent' } }];
const namesFrom = (items: Readonly<Record<string, readonly unknown[]>>) =>
  insightsNames(() => insightsOf(items).client)([{ taskSid: WT1, workerSid: WK }]);

test('sends one query for tasks and one for workers', async () => {
  const { queries, client } = insightsOf({ 'tr-reservation': [], 'tr-worker': [] });
  await insightsNames(() => client)([
    { taskSid: WT1, workerSid: WK },
    { taskSid: WT2, workerSid: null },
  ]);
  expect(queries).toEqual([
    `tr-reservation: data.task_sid IN ["${WT1}","${WT2}"]`,
    `tr-worker: data.worker_sid IN ["${WK}"]`,
  ]);
});

test('sends no query without tasks', async () => {
  const { queries, client } = insightsOf({});
  expect(await insightsNames(() => client)([])).toEqual(new Map());
  expect(queries).toEqual([]);
});

test.each([
  [{ name: 'Jane', customerName: 'Jane Miller', from: '+15005550009' }, 'Jane'],
  [{ customerName: 'Jane Miller', from: '+15005550009' }, 'Jane Miller'],
  [{ from: '+15005550009' }, '+15005550009'],
])('names a task with the attributes %j %s, as Flex’s task list does', async (attributes, name) => {
  const names = await namesFrom({ 'tr-reservation': [{ task_sid: WT1, attributes }], 'tr-worker': WORKERS });
  expect(names.get(WT1)).toBe(name);
  expect(names.get(WK)).toBe('Alice Agent');
});

test('skips items without a name and unreadable items', async () => {
  const names = await namesFrom({
    'tr-reservation': [null, { task_sid: WT1, attributes: {} }, { task_sid: 1 }],
    'tr-worker': WORKERS,
  });
  expect([...names.keys()]).toEqual([WK]);
});

test('returns the other names if one query fails', async () => {
  expect([...(await namesFrom({ 'tr-worker': WORKERS })).values()]).toEqual(['Alice Agent']);
});

test.each([
  ['throws', () => JSON.parse('{')],
  ['is missing', () => undefined],
])('returns no names if Flex’s client %s', async (_how, client) => {
  expect(await insightsNames(client)([{ taskSid: WT1, workerSid: WK }])).toEqual(new Map());
});
