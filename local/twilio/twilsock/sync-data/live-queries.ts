/** One-time and live queries of the Insights indexes. */
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { objectNotFound, SyncError } from '../../sync/store/errors';
import type { Insights } from '../insights/insights';
import { changeOfQuery, type IndexItem, type LiveIndex, type LiveQueryChange } from '../insights/live-index';
import { parseQuery, type Query, QueryError } from '../insights/query';
import type { TunnelRequest, TunnelResponse } from '../protocol/tunnel';
import type { SyncEvent } from './present';
import type { Watchable } from './subscriptions';

/** The code is a guess: we know no answer of the real service to a bad query. */
const badQuery = (message: string) => new SyncError(400, 54507, message);

const QueryBody = v.object({ query_string: v.string() });

/** Answers `POST /v3/Insights/{index}/Items`. Throws `SyncError` for an unknown index or a bad query. */
export function answerQuery(insights: Insights, request: TunnelRequest, indexName: string): TunnelResponse {
  const body = v.safeParse(QueryBody, request.body);
  if (!body.success) throw badQuery('query_string is missing');
  const text = body.output.query_string;
  const items = indexOf(insights, indexName).select(parsed(text));
  return {
    status: 200,
    body: {
      query_id: queryId(indexName, text),
      last_event_id: indexOf(insights, indexName).revision,
      items: items.map(presentItem),
    },
  };
}

/** Makes a live query watchable. Throws `SyncError` for an unknown index or a bad query. */
export function watchQuery(insights: Insights, indexName: string, text: string): Watchable {
  const index = indexOf(insights, indexName);
  const query = parsed(text);
  const query_id = queryId(indexName, text);
  return {
    get lastEventId() {
      return index.revision;
    },
    eventsAfter(eventId) {
      const items = index.select(query);
      return eventId < index.revision ? [presentResult(query_id, index.revision, items)] : [];
    },
    listen(listener) {
      return index.listen((change) => {
        const seen = changeOfQuery(query, change);
        if (seen !== null) listener(presentChange(query_id, seen));
      });
    },
  };
}

/** The same for the same query, because the SDKs identify live queries by it, also across connections. */
const queryId = (indexName: string, text: string) =>
  `QR${createHash('md5').update(`${indexName}\n${text}`).digest('hex')}`;

function indexOf(insights: Insights, name: string): LiveIndex {
  const index = insights.index(name);
  if (index === undefined) throw objectNotFound();
  return index;
}

function parsed(text: string): Query {
  try {
    return parseQuery(text);
  } catch (error) {
    throw error instanceof QueryError ? badQuery(error.message) : error;
  }
}

const presentItem = ({ key, data, revision }: IndexItem) => ({ key, data, revision });

const presentResult = (query_id: string, last_event_id: number, items: readonly IndexItem[]): SyncEvent => ({
  event_type: 'live_query_updated',
  strictly_ordered: true,
  event: { query_id, last_event_id, items: items.map(presentItem) },
});

function presentChange(query_id: string, change: LiveQueryChange): SyncEvent {
  if (change.kind === 'removed') {
    const { key: item_key, revision } = change;
    return {
      event_type: 'live_query_item_removed',
      strictly_ordered: true,
      event: { query_id, last_event_id: revision, item_key, item_revision: revision },
    };
  }
  const { key: item_key, data: item_data, revision } = change.item;
  return {
    event_type: 'live_query_item_updated',
    strictly_ordered: true,
    event: { query_id, last_event_id: revision, item_key, item_data, item_revision: revision },
  };
}
