/** The names of tasks and workers, from the live data that Flex's own Teams view shows. */
import * as v from 'valibot';
import type { LookUpNames } from '../console/webhookStore';

/** As much of Flex's Insights client as is asked. */
export interface InsightsClient {
  readonly instantQuery: (index: string) => Promise<{
    /** Resolves once there are items. */
    readonly search: (expression: string) => Promise<void>;
    readonly getItems: () => object;
  }>;
}

const text = v.optional(v.string(), '');

/** The fields are those that Flex UI 2.17 reads; a task is called as its task list calls it. */
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

type Named = typeof task | typeof worker;

export const insightsNames =
  (insights: InsightsClient): LookUpNames =>
  async (tasks) => {
    const workers = tasks.flatMap(({ workerSid }) => workerSid ?? []);
    const found = await Promise.all([
      ask(
        insights,
        'tr-reservation',
        'task_sid',
        tasks.map(({ taskSid }) => taskSid),
        task,
      ),
      ask(insights, 'tr-worker', 'worker_sid', workers, worker),
    ]);
    return new Map(found.flat());
  };

async function ask(
  insights: InsightsClient,
  index: string,
  field: string,
  sids: readonly string[],
  schema: Named,
): Promise<[string, string][]> {
  if (sids.length === 0) return [];
  try {
    const query = await insights.instantQuery(index);
    await query.search(`data.${field} IN ${JSON.stringify(sids)}`);
    return Object.values(query.getItems()).flatMap((item): [string, string][] => {
      const read = v.safeParse(schema, item);
      return read.success && read.output.name !== '' ? [[read.output.sid, read.output.name]] : [];
    });
  } catch {
    return [];
  }
}
