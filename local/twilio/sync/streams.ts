/** Streams in the Sync REST API. Unlike other objects they have no revision, and nothing of them can be read later. */
import type { Context, Hono } from 'hono';
import { Parameters } from '../conventions/parameters';
import { presentCursorPage, presentStream } from './present';
import { PAGING, queryOf, ttlOf, writeContext, writeOf } from './request';
import { SERVICES } from './services';
import { pageOf, readPageRequest } from './store/cursor-pages';
import type { SyncStore } from './store/store';

const STREAMS = `${SERVICES}/:service/Streams`;

export function streamRoutes(app: Hono, sync: SyncStore) {
  const registry = (c: Context) => sync.service(c.req.param('service') ?? '').streams;
  const streamOf = (c: Context) => registry(c).get(c.req.param('stream') ?? '');

  app.get(STREAMS, (c) => {
    const page = pageOf(registry(c).all(), (stream) => stream.sid, readPageRequest(queryOf(c, PAGING)));
    return c.json(presentCursorPage(c, 'streams', page, presentStream));
  });
  app.post(STREAMS, async (c) => {
    const parameters = await Parameters.ofForm(c, ['UniqueName', 'Ttl']);
    const ttl = ttlOf(parameters, 'Ttl');
    const uniqueName = parameters.optional('UniqueName');
    const details = { uniqueName, ...(ttl === undefined ? {} : { ttl }) };
    return c.json(presentStream(registry(c).create(details, writeContext(c))), 201);
  });
  app.get(`${STREAMS}/:stream`, (c) => c.json(presentStream(streamOf(c))));
  app.post(`${STREAMS}/:stream`, async (c) => {
    const stream = streamOf(c);
    const ttl = ttlOf(await Parameters.ofForm(c, ['Ttl']), 'Ttl');
    if (ttl !== undefined) stream.expireIn(ttl);
    return c.json(presentStream(stream));
  });
  app.delete(`${STREAMS}/:stream`, (c) => {
    registry(c).remove(streamOf(c).sid);
    return c.body(null, 204);
  });
  app.post(`${STREAMS}/:stream/Messages`, async (c) => {
    const { sid, data } = streamOf(c).publish(writeOf(await Parameters.ofForm(c, ['Data'])));
    return c.json({ sid, data }, 201);
  });
}
