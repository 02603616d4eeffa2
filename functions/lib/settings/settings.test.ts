import { changeObjection, parseOptionalSettings } from './settings';

const problemsOf = (variable: string, text: string) => parseOptionalSettings({ [variable]: text }).problems;

test('settings that are not set have defaults and no problems', () => {
  expect(parseOptionalSettings({})).toEqual({
    retentionSeconds: 86_400,
    auditRetentionDays: 90,
    allowedHosts: [],
    isSwitchedOff: false,
    destinations: [],
    problems: [],
  });
});

describe('the retention of events', () => {
  test.each([
    ['', 86_400],
    ['1', 3_600],
    ['720', 2_592_000],
  ])('of %p hours is %p seconds', (hours, retentionSeconds) => {
    const settings = parseOptionalSettings({ INSPECTOR_RETENTION_HOURS: hours });
    expect(settings).toMatchObject({ retentionSeconds, problems: [] });
  });

  test.each([
    ['0', 'out-of-range'],
    ['-1', 'out-of-range'],
    ['721', 'out-of-range'],
    ['9'.repeat(400), 'out-of-range'],
    ['1.5', 'not-a-whole-number'],
    ['24h', 'not-a-whole-number'],
    ['024', 'not-a-whole-number'],
    [' 24', 'not-a-whole-number'],
  ])('cannot be %p hours, and is the default instead', (hours, reason) => {
    expect(parseOptionalSettings({ INSPECTOR_RETENTION_HOURS: hours })).toMatchObject({
      retentionSeconds: 86_400,
      problems: [{ variable: 'INSPECTOR_RETENTION_HOURS', reason }],
    });
  });
});

test('the audit is kept for 1 to 365 days, and for the default time if the setting is unusable', () => {
  expect(parseOptionalSettings({ AUDIT_RETENTION_DAYS: '365' })).toMatchObject({ auditRetentionDays: 365 });
  expect(parseOptionalSettings({ AUDIT_RETENTION_DAYS: '400' })).toMatchObject({
    auditRetentionDays: 90,
    problems: [{ variable: 'AUDIT_RETENTION_DAYS', reason: 'out-of-range' }],
  });
});

describe('the off switch', () => {
  test.each(['TRUE', 'True', 'yes', '1', ' true', 'off'])('is on for safety if it is %p', (text) => {
    const settings = parseOptionalSettings({ SWITCHED_OFF: text });
    expect(settings.isSwitchedOff).toBe(true);
    expect(changeObjection(settings, 'admin')).toEqual({ code: 'misconfigured', variable: 'SWITCHED_OFF' });
    expect(changeObjection(settings, 'agent')).toEqual({ code: 'misconfigured', variable: null });
  });

  test.each([
    ['true', { code: 'switched-off' }],
    ['false', null],
    ['', null],
  ])('that is %p answers a change with %p', (text, objection) => {
    expect(changeObjection(parseOptionalSettings({ SWITCHED_OFF: text }), 'supervisor')).toEqual(objection);
  });
});

describe('the allowed hosts', () => {
  test('are read in their canonical form', () => {
    const ALLOWED_HOSTS = ' CRM.example.com, ,münchen.de,';
    expect(parseOptionalSettings({ ALLOWED_HOSTS })).toMatchObject({
      allowedHosts: ['crm.example.com', 'xn--mnchen-3ya.de'],
      problems: [],
    });
  });

  test.each([
    ['https://crm.example.com', 'host-is-a-url'],
    ['crm.example.com/in', 'host-is-a-url'],
    ['crm.example.com:8443', 'host-is-a-url'],
    ['me@crm.example.com', 'host-is-a-url'],
    ['*.example.com', 'host-has-a-wildcard'],
    ['127.0.0.1', 'host-not-public'],
    ['[::1]', 'host-not-public'],
    ['localhost', 'host-not-public'],
    ['crm.example.com; hooks.example.net', 'host-malformed'],
  ])('allow nothing if one is %p', (host, reason) => {
    expect(parseOptionalSettings({ ALLOWED_HOSTS: `hooks.example.net, ${host}` })).toMatchObject({
      allowedHosts: [],
      problems: [{ variable: 'ALLOWED_HOSTS', reason }],
    });
  });
});

test('every unusable setting is a problem of its own, without its value', () => {
  const given = {
    SWITCHED_OFF: 'hush',
    ALLOWED_HOSTS: 'https://hush.example.com',
    AUDIT_RETENTION_DAYS: 'hush',
    INSPECTOR_RETENTION_HOURS: 'hush',
    DESTINATION_CRM: 'http://hush.example.com',
    SIGNING_SECRET_CRM: 'hush',
  };
  const { problems } = parseOptionalSettings(given);
  expect(problems.map(({ variable }) => variable).sort()).toEqual(Object.keys(given).sort());
  expect(JSON.stringify(problems)).not.toContain('hush');
});

test('a variable of Twilio is no setting of an administrator', () => {
  expect(problemsOf('ACCOUNT_SID', 'unusable')).toEqual([]);
});
