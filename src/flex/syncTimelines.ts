/**
 * Timelines over Twilio Sync: one connection for all of them, made when the first is opened.
 *
 * Nothing is lost between reading a map and being told of its changes, nor while the connection is down: Sync replays
 * every change that is younger than the map as it was opened, and the SDK drops those that it has told already.
 */
import { SyncClient, type SyncMap } from 'twilio-sync';
import * as v from 'valibot';
import { timelineEvent } from '../contract/timeline';
import type { TimelineEntry, TimelineNews, TimelineSource } from '../panel/timeline/timelineSource';

export interface SyncTimelinesOptions {
  /** The Flex token as it is now. */
  readonly token: () => string;
  /** Registers a listener for each new token. */
  readonly onNewToken: (listener: (token: string) => void) => void;
  readonly connect: (token: string) => SyncClient;
}

/**
 * Without the SDK's memory of maps in the browser's session: a map opened from there knows no number of its latest
 * change, so that nothing can be replayed (seen in the source of twilio-sync 2.0.1, `storeRootInSessionCache`).
 */
export const syncOptions = () => ({ Sync: { enableSessionStorage: false } });

export const connectToSync = (token: string) => new SyncClient(token, syncOptions());

/** The most that Sync gives at once. */
const PAGE_SIZE = 100;

/** How long reading waits after it could not go on, in milliseconds; not longer than until there is a connection. */
const RETRY_MS = 5000;

type Listener = (news: TimelineNews) => void;

export function syncTimelines({ token, onNewToken, connect }: SyncTimelinesOptions): TimelineSource {
  const feeds = new Set<Feed>();
  let client: SyncClient | null = null;
  let isConnected = true;

  function connection(): SyncClient {
    if (client !== null) return client;
    const connecting = connect(token());
    client = connecting;
    // A token that is refused is followed by the news that it has expired, or by a newer one.
    const renew = (fresh: string) => void connecting.updateToken(fresh).catch(() => undefined);
    onNewToken(renew);
    connecting.on('tokenAboutToExpire', () => renew(token()));
    connecting.on('tokenExpired', () => renew(token()));
    let wasConnected = false;
    connecting.on('connectionStateChanged', (state: SyncClient['connectionState']) => {
      // To begin with a connection is only under way, and nothing is wrong with that.
      if (state === 'connected' || wasConnected || state !== 'connecting') tell(state === 'connected');
      wasConnected = wasConnected || state === 'connected';
    });
    connecting.on('connectionError', () => tell(false));
    return connecting;
  }

  function tell(connected: boolean) {
    isConnected = connected;
    for (const feed of feeds) feed.tellConnection(isConnected);
  }

  return {
    open(name, listener) {
      const feed = new Feed(connection(), name, listener);
      feeds.add(feed);
      if (!isConnected) feed.tellConnection(false);
      void feed.read();
      return () => {
        feeds.delete(feed);
        feed.close();
      };
    },
  };
}

/** One map while somebody looks at it. */
class Feed {
  private map: SyncMap | null = null;
  private isClosed = false;
  /** Set while reading waits. */
  private retry: ReturnType<typeof setTimeout> | null = null;

  constructor(
    private readonly client: SyncClient,
    private readonly name: string,
    private readonly listener: Listener,
  ) {}

  async read() {
    try {
      const map = await this.opened();
      if (map === null) return;
      for (let page = await map.getItems({ pageSize: PAGE_SIZE }); ; page = await page.nextPage()) {
        this.tell({ type: 'entries', entries: page.items.flatMap(readItem) });
        if (!page.hasNextPage || this.isClosed) break;
      }
      this.tell({ type: 'loaded' });
    } catch (error) {
      this.failed(error);
    }
  }

  tellConnection(isConnected: boolean) {
    this.tell({ type: 'connection', isConnected });
    if (isConnected && this.retry !== null) this.readAgain();
  }

  close() {
    this.isClosed = true;
    this.stopWaiting();
    this.map?.close();
  }

  /** Null when it was closed meanwhile. */
  private async opened() {
    const map = await this.client.map({ id: this.name, mode: 'open_existing' });
    if (this.isClosed) {
      map.close();
      return null;
    }
    this.map = map;
    const added = ({ item }: { readonly item: Item }) => this.tell({ type: 'entries', entries: readItem(item) });
    map.on('itemAdded', added);
    map.on('itemUpdated', added);
    map.on('itemRemoved', ({ key }: { readonly key: string }) => this.tell({ type: 'expired', key }));
    map.on('removed', () => this.tell({ type: 'gone' }));
    // The subscription was refused.
    map.on('failure', (error: unknown) => this.failed(error));
    return map;
  }

  private failed(error: unknown) {
    if (this.isClosed) return;
    this.map?.close();
    this.map = null;
    this.stopWaiting();
    const { status, code } = reasonOf(error);
    if (status === 404) this.tell({ type: 'gone' });
    else if (status === 401 || status === 403) this.tell({ type: 'refused', code });
    else this.retry = setTimeout(() => this.readAgain(), RETRY_MS);
  }

  private readAgain() {
    this.stopWaiting();
    void this.read();
  }

  private stopWaiting() {
    if (this.retry !== null) clearTimeout(this.retry);
    this.retry = null;
  }

  private tell(news: TimelineNews) {
    if (!this.isClosed) this.listener(news);
  }
}

/** As much of the SDK's items as is read. It gives null for one that was removed while its page was on the way. */
type Item = { readonly key: string; readonly data: unknown } | null;

/** Anybody with a Flex token may write to the default Sync service, so what is not an event is passed over. */
function readItem(item: Item): TimelineEntry[] {
  if (item === null) return [];
  const event = v.safeParse(timelineEvent, item.data);
  return event.success ? [{ key: item.key, event: event.output }] : [];
}

const syncError = v.object({ status: v.number(), code: v.optional(v.nullable(v.number()), null) });

function reasonOf(error: unknown) {
  const read = v.safeParse(syncError, error);
  return read.success ? read.output : { status: null, code: null };
}
