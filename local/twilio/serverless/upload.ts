/** `https://serverless-upload.twilio.com`: uploads of versions of functions and assets. */
import { Hono } from 'hono';
import { accountAuth } from '../conventions/authentication';
import { answerRefusal, badParameter } from '../conventions/errors';
import { readUpload } from '../conventions/multipart';
import { FILE_KINDS, presentVersion } from './present';
import { fileOf, SERVICES, serviceOf } from './request';
import { type FileKind, filePath, VISIBILITIES } from './store/file';
import type { ServerlessStore } from './store/store';

export function serverlessUpload(store: ServerlessStore): Hono {
  const app = new Hono();
  app.onError(answerRefusal);
  app.use('*', accountAuth());
  uploadRoute(app, store, 'function');
  uploadRoute(app, store, 'asset');
  return app;
}

function uploadRoute(app: Hono, store: ServerlessStore, kind: FileKind) {
  app.post(`${SERVICES}/:service/${FILE_KINDS[kind].folder}/:file/Versions`, async (c) => {
    const service = serviceOf(c, store);
    const file = fileOf(c, service, kind);
    const { parameters, content } = await readUpload(c, ['Path', 'Visibility'], 'Content');
    const path = filePath(parameters.required('Path'));
    // The CLI's plugin for Flex writes it with a capital letter.
    const given = parameters.required('Visibility').toLowerCase();
    const visibility = VISIBILITIES.find((known) => known === given);
    if (visibility === undefined) {
      throw badParameter(`Invalid Visibility: '${given}' is not one of ${VISIBILITIES.join(', ')}`);
    }
    return c.json(presentVersion(service, kind, service.upload(file, { path, visibility, content })), 201);
  });
}
