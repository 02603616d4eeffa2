/** Timelines of the inspector, written and read through Twilio's REST API, and shown by the panel's own source. */
import { SyncClient } from 'twilio-sync';
import * as v from 'valibot';
import { issueFlexToken } from '../../../local/twilio/conventions/flex-tokens';
import { ACCOUNT } from '../../../local/world/model';
import { type TimelineName, timelineEvent } from '../../../src/contract/timeline';
import { syncOptions, syncTimelines } from '../../../src/flex/syncTimelines';
import type { TimelineEntry, TimelineNews } from '../../../src/panel/timelineSource';

const HOUR_MS = 3_600_000;
const AUTHORIZATION = `Basic ${Buffer.from(`${ACCOUNT.accountSid}:${ACCOUNT.authToken}`).toString('base64')}`;
const RECORDS = `${ACCOUNT.recordsSyncServiceSid}/Maps/interaction-webhooks`;

export const attachmentId = (number: number) => number.toString(16).padStart(32, 'a');
export const timelineOf = (number: number): TimelineName => `interaction-webhook-${attachmentId(number)}`;

/** Calls the Sync REST API of Local Twilio at `origin`. `path` begins with the service. */
async function callSync(origin: string, path: string, form?: Readonly<Record<string, string>>): Promise<unknown> {
  const response = await fetch(`${origin}/_tw/sync.twilio.com/v1/Services/${path}`, {
    headers: { authorization: AUTHORIZATION },
    ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
  });
  if (!response.ok) throw new Error(`Sync answered ${response.status} to ${path}`);
  return response.json();
}

/** Creates the timeline of an attachment, and the record by which events of global webhooks find it. */
export async function createTimeline(origin: string, number: number, interaction: string) {
  await callSync(origin, 'default/Maps', { UniqueName: timelineOf(number) });
  const record = {
    state: 'bound',
    nonce: '0000000000000000',
    operationId: '',
    taskSid: null,
    workerSid: null,
    attachedBy: 'alice',
    attachedAt: '2026-01-01T00:00:00.000Z',
    displaced: null,
    timeline: timelineOf(number),
  };
  await callSync(origin, `${RECORDS}/Items`, { Key: interaction, Data: JSON.stringify(record) });
}

const page = v.object({
  items: v.array(v.object({ key: v.string(), data: timelineEvent })),
  meta: v.object({ next_page_url: v.nullable(v.string()) }),
});

/** Reads all items of a timeline. */
export async function readTimeline(origin: string, name: TimelineName): Promise<TimelineEntry[]> {
  const entries: TimelineEntry[] = [];
  for (let query: string | null = '?PageSize=100'; query !== null; ) {
    const { items, meta }: v.InferOutput<typeof page> = v.parse(
      page,
      await callSync(origin, `default/Maps/${name}/Items${query}`),
    );
    entries.push(...items.map(({ key, data }) => ({ key, event: data })));
    query = meta.next_page_url === null ? null : new URL(meta.next_page_url).search;
  }
  return entries;
}

/**
 * Opens timelines as the panel does, with the real Sync SDK.
 *
 * @param onNews Called with the updates of a timeline when the panel would show them.
 */
export function openPanel(
  port: number,
  timelines: readonly TimelineName[],
  onNews: (name: TimelineName, updates: readonly TimelineNews[]) => void,
) {
  const clients: SyncClient[] = [];
  const source = syncTimelines({
    token: () => issueFlexToken({ identity: 'alice', expiresAt: Date.now() + HOUR_MS }),
    onNewToken: () => undefined,
    connect: (token) => {
      const uri = `ws://127.0.0.1:${port}/_tw/tsock.us1.twilio.com/v3/wsconnect`;
      const client = new SyncClient(token, { ...syncOptions(), twilsock: { uri } });
      clients.push(client);
      return client;
    },
    onNextFrame: setImmediate,
  });
  const loaded = timelines.map(
    (name) =>
      new Promise<() => void>((resolve) => {
        const close = source.open(name, (updates) => {
          onNews(name, updates);
          if (updates.some(({ type }) => type === 'loaded')) resolve(() => close());
        });
      }),
  );
  return {
    /** Resolves when all events that were stored before are loaded. */
    isReady: Promise.all(loaded),
    close: async () => {
      for (const close of await Promise.all(loaded)) close();
      await Promise.all(clients.map((client) => client.shutdown()));
    },
  };
}
