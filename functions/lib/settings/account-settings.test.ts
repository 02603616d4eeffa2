import { FUNCTION_VARIABLES } from '../../../local/functions/variables';
import { parseAccountSettings } from './account-settings';

const retentionOf = (hours: string | undefined) => {
  const given = hours === undefined ? {} : { INSPECTOR_RETENTION_HOURS: hours };
  return parseAccountSettings({ ...FUNCTION_VARIABLES, ...given });
};

describe('the retention of events', () => {
  test.each([
    [undefined, 86_400],
    ['', 86_400],
    ['1', 3_600],
    ['720', 2_592_000],
  ])('%p hours are %p seconds', (hours, retentionSeconds) => {
    expect(retentionOf(hours)).toMatchObject({ ok: true, value: { retentionSeconds } });
  });

  test.each(['0', '-1', '721', '1.5', 'a day', '024', ' 24'])('%p is refused by name', (hours) => {
    expect(retentionOf(hours)).toEqual({
      ok: false,
      failure: { code: 'misconfigured', variable: 'INSPECTOR_RETENTION_HOURS' },
    });
  });
});

describe('the retention of the audit', () => {
  const daysOf = (days: string) => parseAccountSettings({ ...FUNCTION_VARIABLES, AUDIT_RETENTION_DAYS: days });

  test.each([
    ['', 90],
    ['1', 1],
    ['365', 365],
  ])('%p are %p days', (days, auditRetentionDays) => {
    expect(daysOf(days)).toMatchObject({ ok: true, value: { auditRetentionDays } });
  });

  test.each(['0', '366', '7 days'])('%p is refused by name', (days) => {
    expect(daysOf(days)).toEqual({ ok: false, failure: { code: 'misconfigured', variable: 'AUDIT_RETENTION_DAYS' } });
  });
});

test.each(Object.keys(FUNCTION_VARIABLES).filter((name) => !/^(DESTINATION_|ALLOWED_HOSTS$)/.test(name)))(
  '%s must be there',
  (variable) => {
    const { [variable]: _, ...others } = FUNCTION_VARIABLES;
    expect(parseAccountSettings(others)).toEqual({ ok: false, failure: { code: 'misconfigured', variable } });
  },
);
