/** Timelines of the inspector, written and read through Twilio's REST API, and shown by the panel's own source. */
import { SyncClient } from 'twilio-sync';
import * as v from 'valibot';
import { issueFlexToken } from '../../../local/twilio/conventions/flex-tokens';
import { ACCOUNT } from '../../../local/world/model';
import { type TimelineEvent, type TimelineName, timelineEvent } from '../../../src/contract/timeline';
import { syncOptions, syncTimelines } from '../../../src/flex/syncTimelines';

const HOUR_MS = 3_600_000;
const AUTHORIZATION = `Basic ${Buffer.from(`${ACCOUNT.accountSid}:${ACCOUNT.authToken}`).toString('base64')}`;

export const attachmentId = (number: number) => number.toString(16).padStart(32, 'a');
export const timelineOf = (number: number): TimelineName => `interaction-webhook-${attachmentId(number)}`;

/** Calls the Sync REST API of Local Twilio at `origin`. */
async function callSync(origin: string, path: string, form?: Readonly<Record<string, string>>): Promise<unknown> {
  const response = await fetch(`${origin}/_tw/sync.twilio.com/v1/Services/default${path}`, {
    headers: { authorization: AUTHORIZATION },
    ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
  });
  if (!response.ok) throw new Error(`Sync answered ${response.status} to ${path}`);
  return response.json();
}

/** Creates a timeline, as an attach does. */
export const createTimeline = (origin: string, name: TimelineName) => callSync(origin, '/Maps', { UniqueName: name });

const page = v.object({
  items: v.array(v.object({ data: timelineEvent })),
  meta: v.object({ next_page_url: v.nullable(v.string()) }),
});

/** Reads all events of a timeline. */
export async function readTimeline(origin: string, name: TimelineName): Promise<TimelineEvent[]> {
  const events: TimelineEvent[] = [];
  for (let query: string | null = '?PageSize=100'; query !== null; ) {
    const { items, meta }: v.InferOutput<typeof page> = v.parse(
      page,
      await callSync(origin, `/Maps/${name}/Items${query}`),
    );
    events.push(...items.map(({ data }) => data));
    query = meta.next_page_url === null ? null : new URL(meta.next_page_url).search;
  }
  return events;
}

/**
 * Opens timelines as the panel does, with the real Sync SDK.
 *
 * @param onEvent Called with each event when the panel would show it.
 */
export function openPanel(port: number, timelines: readonly TimelineName[], onEvent: (event: TimelineEvent) => void) {
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
          for (const news of updates) {
            if (news.type === 'entries') for (const { event } of news.entries) onEvent(event);
            if (news.type === 'loaded') resolve(() => close());
          }
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
