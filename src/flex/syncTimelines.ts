/**
 * Reads timelines from Twilio Sync, over one connection that is opened with the first timeline.
 *
 * No change is lost between reading a map and subscribing to it, nor while the connection is down: Sync replays every
 * change since the map was opened, and the SDK drops the ones that it has already delivered.
 */
import type { SyncClient, SyncMap } from 'twilio-sync';
import * as v from 'valibot';
import { attempt } from '../contract/result';
import { timelineEvent } from '../contract/timeline';
import { MAX_ENTRIES, type TimelineEntry, type TimelineNews, type TimelineSource } from '../panel/timelineSource';

export interface SyncTimelinesOptions {
  /** Returns the current Flex token. */
  readonly token: () => string;
  /** Registers a listener for each new token. */
  readonly onNewToken: (listener: (token: string) => void) => void;
  readonly connect: (token: string) => SyncClient | Promise<SyncClient>;
  /** Calls back before the browser draws the next frame. */
  readonly onNextFrame: (callback: () => void) => void;
}

/**
 * Turns off the SDK's session cache: a map from the cache lacks the number of its latest change, so nothing can be
 * replayed.
 * Source: twilio-sync 2.0.1, `storeRootInSessionCache`.
 */
export const syncOptions = () => ({ Sync: { enableSessionStorage: false } });

/** Runs the SDK's code only now, so that Flex starts sooner. */
export async function connectToSync(token: string): Promise<SyncClient> {
  const { SyncClient } = await import(/* webpackMode: "eager" */ 'twilio-sync');
  return new SyncClient(token, syncOptions());
}

/** Sync's maximum. */
const PAGE_SIZE = 100;

/** The pause before reading is retried, in milliseconds. A new connection ends it early. */
const RETRY_MS = 5000;

/** The most updates that wait for a frame. A hidden browser tab has no frames, and anyone can write events. */
const MAX_WAITING = 100;

type Listener = (news: readonly TimelineNews[]) => void;

export function syncTimelines({ token, onNewToken, connect, onNextFrame }: SyncTimelinesOptions): TimelineSource {
  const feeds = new Set<Feed>();
  let client: Promise<SyncClient> | null = null;
  let isConnected = true;

  function connection(): Promise<SyncClient> {
    client ??= newConnection().catch((error) => {
      client = null;
      throw error;
    });
    return client;
  }

  async function newConnection(): Promise<SyncClient> {
    const connecting = await connect(token());
    // Ignore a refused token: either the SDK reports that it has expired, or Flex sends a newer one.
    const renew = (fresh: string) => void connecting.updateToken(fresh).catch(() => undefined);
    // Without Flex's event, the SDK's own events below still renew the token.
    attempt(() => onNewToken(renew), undefined);
    connecting.on('tokenAboutToExpire', () => renew(token()));
    connecting.on('tokenExpired', () => renew(token()));
    let wasConnected = false;
    connecting.on('connectionStateChanged', (state: SyncClient['connectionState']) => {
      // The first `connecting` is no failure.
      if (state === 'connected' || wasConnected || state !== 'connecting') setConnected(state === 'connected');
      wasConnected = wasConnected || state === 'connected';
    });
    connecting.on('connectionError', () => setConnected(false));
    return connecting;
  }

  function setConnected(connected: boolean) {
    isConnected = connected;
    for (const feed of feeds) feed.setConnected(isConnected);
  }

  return {
    open(name, listener) {
      const feed = new Feed({ client: connection, onNextFrame, listener }, name);
      feeds.add(feed);
      if (!isConnected) feed.setConnected(false);
      void feed.read();
      return () => {
        feeds.delete(feed);
        feed.close();
      };
    },
  };
}

interface FeedEdge extends Pick<SyncTimelinesOptions, 'onNextFrame'> {
  /** Rejects if the SDK cannot be started. */
  readonly client: () => Promise<SyncClient>;
  readonly listener: Listener;
}

/** One map, while it is on the screen. */
class Feed {
  private map: SyncMap | null = null;
  private isClosed = false;
  /** The updates for the next frame: the panel draws what arrives together once. */
  private waiting: TimelineNews[] = [];
  private awaitsFrame = false;
  /** Set while a retry is scheduled. */
  private retry: ReturnType<typeof setTimeout> | null = null;

  constructor(
    private readonly edge: FeedEdge,
    private readonly name: string,
  ) {}

  async read() {
    try {
      const map = await this.openMap();
      if (map === null) return;
      let page = await map.getItems({ pageSize: PAGE_SIZE });
      this.notifyEntries(page.items);
      for (let read = PAGE_SIZE; page.hasNextPage && read < MAX_ENTRIES && !this.isClosed; read += PAGE_SIZE) {
        page = await page.nextPage();
        this.notifyEntries(page.items);
      }
      this.notify({ type: 'loaded', isComplete: !page.hasNextPage });
    } catch (error) {
      this.handleFailure(error);
    }
  }

  setConnected(isConnected: boolean) {
    this.notify({ type: 'connection', isConnected });
    if (isConnected && this.retry !== null) this.readAgain();
  }

  close() {
    this.isClosed = true;
    this.cancelRetry();
    this.map?.close();
  }

  /** Opens the map and subscribes to it. Returns null if the feed has been closed in the meantime. */
  private async openMap() {
    const client = await this.edge.client();
    const map = await client.map({ id: this.name, mode: 'open_existing' });
    if (this.isClosed) {
      map.close();
      return null;
    }
    this.map = map;
    const added = ({ item }: { readonly item: Item }) => this.notifyEntries([item]);
    map.on('itemAdded', added);
    map.on('itemUpdated', added);
    map.on('itemRemoved', ({ key }: { readonly key: string }) => this.notify({ type: 'expired', key }));
    map.on('removed', () => this.notify({ type: 'gone' }));
    // Sent when the subscription is refused.
    map.on('failure', (error: unknown) => this.handleFailure(error));
    return map;
  }

  private handleFailure(error: unknown) {
    if (this.isClosed) return;
    this.map?.close();
    this.map = null;
    this.cancelRetry();
    const { status, code } = reasonOf(error);
    if (status === 404) this.notify({ type: 'gone' });
    else if (status === 401 || status === 403) this.notify({ type: 'refused', code });
    else this.retry = setTimeout(() => this.readAgain(), RETRY_MS);
  }

  private readAgain() {
    this.cancelRetry();
    void this.read();
  }

  private cancelRetry() {
    if (this.retry !== null) clearTimeout(this.retry);
    this.retry = null;
  }

  private notifyEntries(items: readonly Item[]) {
    this.notify({ type: 'entries', entries: items.flatMap(readItem) });
  }

  private notify(news: TimelineNews) {
    if (this.isClosed) return;
    this.waiting.push(news);
    if (this.waiting.length === MAX_WAITING) return this.deliver();
    if (this.awaitsFrame) return;
    this.awaitsFrame = true;
    this.edge.onNextFrame(() => {
      this.awaitsFrame = false;
      this.deliver();
    });
  }

  private deliver() {
    const news = this.waiting;
    this.waiting = [];
    if (news.length > 0 && !this.isClosed) this.edge.listener(news);
  }
}

/** The part of the SDK's items that is used; null for an item that was removed while its page was loading. */
type Item = { readonly key: string; readonly data: unknown } | null;

/** Skips items that are not events: anyone with a Flex token may write to the default Sync service. */
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
