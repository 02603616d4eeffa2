/** Looks up the names of tasks and workers in the live data that Flex's own Teams view shows. */
import * as v from 'valibot';
import type { LookUpNames } from '../console/webhookStore';
import { readableName } from '../strings/format';

/** The part of Flex's Insights client that is used. */
export interface InsightsClient {
  readonly instantQuery: (index: string) => Promise<{
    /** Resolves when the items are available. */
    readonly search: (expression: string) => Promise<void>;
    readonly getItems: () => object;
  }>;
}

const text = v.optional(v.string(), '');

/** Named as in Flex's task list. Source: the fields that Flex UI 2.17 reads. */
const task = v.pipe(
  v.object({ task_sid: v.string(), attributes: v.object({ name: text, customerName: text, from: text }) }),
  v.transform(({ task_sid: sid, attributes: { name, customerName, from } }) => ({
    sid,
    name: name || customerName || from,
  })),
);

const worker = v.pipe(
  v.object({ worker_sid: v.string(), attributes: v.object({ full_name: text }) }),
  v.transform(({ worker_sid: sid, attributes }) => ({ sid, name: attributes.full_name })),
);

type NameSchema = typeof task | typeof worker;

/** @param insights Returns Flex's client, which may throw or return nothing in another version of Flex. */
export const insightsNames =
  (insights: () => InsightsClient): LookUpNames =>
  async (tasks) => {
    const workers = tasks.flatMap(({ workerSid }) => workerSid ?? []);
    const found = await Promise.all([
      query(
        insights,
        'tr-reservation',
        'task_sid',
        tasks.map(({ taskSid }) => taskSid),
        task,
      ),
      query(insights, 'tr-worker', 'worker_sid', workers, worker),
    ]);
    return new Map(found.flat());
  };

async function query(
  insights: () => InsightsClient,
  index: string,
  field: string,
  sids: readonly string[],
  schema: NameSchema,
): Promise<[string, string][]> {
  if (sids.length === 0) return [];
  try {
    const live = await insights().instantQuery(index);
    await live.search(`data.${field} IN ${JSON.stringify(sids)}`);
    return Object.values(live.getItems()).flatMap((item): [string, string][] => {
      const read = v.safeParse(schema, item);
      return read.success && read.output.name !== '' ? [[read.output.sid, readableName(read.output.name)]] : [];
    });
  } catch {
    return [];
  }
}
