import { parseAccountSettings, parsePlatformSettings } from './account-settings';

/** The variables that every deployment has. */
const REQUIRED = {
  ACCOUNT_SID: `AC${'1'.repeat(32)}`,
  AUTH_TOKEN: 'token',
  DOMAIN_NAME: 'interaction-webhooks-1234.twil.io',
  RECORDS_SYNC_SERVICE_SID: `IS${'2'.repeat(32)}`,
};

const without = (variable: string) =>
  Object.fromEntries(Object.entries(REQUIRED).filter(([name]) => name !== variable));

test.each(Object.keys(REQUIRED))('%s is required', (variable) => {
  const failure = { variable, reason: 'not-deployed' };
  expect(parseAccountSettings(without(variable))).toEqual({ ok: false, failure });
  expect(parseAccountSettings({ ...REQUIRED, [variable]: '' })).toEqual({ ok: false, failure });
});

test('what Twilio sets can be used without the service of the records', () => {
  expect(parsePlatformSettings(without('RECORDS_SYNC_SERVICE_SID'))).toEqual({
    ok: true,
    value: {
      credentials: { accountSid: REQUIRED.ACCOUNT_SID, authToken: 'token' },
      domain: REQUIRED.DOMAIN_NAME,
    },
  });
});
