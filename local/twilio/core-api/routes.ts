/** `https://api.twilio.com`: the account itself, and new API keys. Keys are not stored, and so not listed. */
import { Hono } from 'hono';
import { ACCOUNT } from '../../world/model';
import { SidSequence } from '../../world/sids';
import { secretOfApiKey } from '../conventions/api-keys';
import { mainAuth } from '../conventions/authentication';
import { answerRefusal } from '../conventions/errors';
import { Parameters } from '../conventions/parameters';
import { rfc2822 } from '../conventions/time';

const PATH = `/2010-04-01/Accounts/${ACCOUNT.accountSid}`;

const FRIENDLY_NAME = 'Local Twilio';

/** `now` returns epoch milliseconds. */
export function coreApi(now: () => number): Hono {
  const app = new Hono();
  const startedAt = rfc2822(now());
  const sids = new SidSequence();
  app.onError(answerRefusal);
  app.use('*', mainAuth());

  app.get(`${PATH}.json`, (c) =>
    c.json({
      sid: ACCOUNT.accountSid,
      owner_account_sid: ACCOUNT.accountSid,
      friendly_name: FRIENDLY_NAME,
      auth_token: ACCOUNT.authToken,
      status: 'active',
      type: 'Full',
      date_created: startedAt,
      date_updated: startedAt,
      subresource_uris: { keys: `${PATH}/Keys.json` },
      uri: `${PATH}.json`,
    }),
  );

  app.post(`${PATH}/Keys.json`, async (c) => {
    const friendlyName = (await Parameters.ofForm(c, ['FriendlyName'])).optional('FriendlyName') ?? '';
    const sid = sids.next('SK');
    const date = rfc2822(now());
    const key = { sid, friendly_name: friendlyName, date_created: date, date_updated: date };
    return c.json({ ...key, secret: secretOfApiKey(sid) }, 201);
  });
  return app;
}
