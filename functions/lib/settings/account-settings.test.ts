import { parseAccountSettings } from './account-settings';

/** The variables that every deployment has. */
const REQUIRED = {
  ACCOUNT_SID: `AC${'1'.repeat(32)}`,
  AUTH_TOKEN: 'token',
  DOMAIN_NAME: 'interaction-webhooks-1234.twil.io',
  RECORDS_SYNC_SERVICE_SID: `IS${'2'.repeat(32)}`,
};

const retentionOf = (hours: string | undefined) => {
  const given = hours === undefined ? {} : { INSPECTOR_RETENTION_HOURS: hours };
  return parseAccountSettings({ ...REQUIRED, ...given });
};

describe('the retention of events', () => {
  test.each([
    [undefined, 86_400],
    ['', 86_400],
    ['1', 3_600],
    ['720', 2_592_000],
  ])('of %p hours is %p seconds', (hours, retentionSeconds) => {
    expect(retentionOf(hours)).toMatchObject({ ok: true, value: { retentionSeconds } });
  });

  test.each(['0', '-1', '721', '1.5', 'a day', '024', ' 24'])('cannot be %p hours', (hours) => {
    expect(retentionOf(hours)).toEqual({
      ok: false,
      failure: { code: 'misconfigured', variable: 'INSPECTOR_RETENTION_HOURS' },
    });
  });
});

describe('the retention of the audit', () => {
  const daysOf = (days: string) => parseAccountSettings({ ...REQUIRED, AUDIT_RETENTION_DAYS: days });

  test.each([
    ['', 90],
    ['1', 1],
    ['365', 365],
  ])('of %p days is %p days', (days, auditRetentionDays) => {
    expect(daysOf(days)).toMatchObject({ ok: true, value: { auditRetentionDays } });
  });

  test.each(['0', '366', '7 days'])('cannot be %p days', (days) => {
    expect(daysOf(days)).toEqual({ ok: false, failure: { code: 'misconfigured', variable: 'AUDIT_RETENTION_DAYS' } });
  });
});

test.each(Object.keys(REQUIRED))('%s is required', (variable) => {
  const { [variable as keyof typeof REQUIRED]: _, ...others } = REQUIRED;
  expect(parseAccountSettings(others)).toEqual({ ok: false, failure: { code: 'misconfigured', variable } });
});
