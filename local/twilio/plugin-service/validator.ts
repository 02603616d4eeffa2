/**
 * `https://flex-plugin-upload.us1.twilio.com`: checks the code of a plugin before the CLI deploys it. It finds nothing
 * in any plugin here.
 */
import { Hono } from 'hono';
import { SidSequence } from '../../world/sids';
import { accountAuth } from '../conventions/authentication';
import { answerRefusal } from '../conventions/errors';
import { readUpload } from '../conventions/multipart';

export function pluginValidator(): Hono {
  const app = new Hono();
  const sids = new SidSequence();
  app.onError(answerRefusal);
  app.use('*', accountAuth());
  app.post('/v1/Plugin/Validate', async (c) => {
    const { parameters } = await readUpload(c, ['flex_ui_version', 'plugin_name'], 'plugin_zip');
    parameters.required('flex_ui_version');
    parameters.required('plugin_name');
    const nothing = { dom_manipulation: [], api_compatibility: [], version_compatibility: [], errors: [] };
    return c.json({ request_id: sids.next('RQ'), ...nothing });
  });
  return app;
}
