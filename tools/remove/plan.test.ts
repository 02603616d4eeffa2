import type { InstanceSid } from '../../src/contract/sids';
import type { Account } from './account';
import { planFor } from './plan';

const EMPTY: Account = {
  instance: `GO${'0'.repeat(32)}` as InstanceSid,
  releasedWith: null,
  webhooks: [],
  inspectorWebhooks: [],
  unfinishedDetaches: [],
  functions: null,
  plugin: null,
  files: null,
  timelines: [],
  recordsServices: [],
  unreadable: 0,
  incomplete: [],
};

/** Returns the addresses of the calls of a plan, in order. */
const addresses = (account: Partial<Account>) => {
  const { stages, last } = planFor({ ...EMPTY, ...account });
  return [...stages, last]
    .flatMap(({ removals }) => removals)
    .map((removal) => (removal.kind === 'call' ? `${removal.call.method} ${removal.call.url}` : removal.kind));
};

test('an account without the product needs no removals', () => {
  expect(addresses({})).toEqual([]);
});

test('the release comes first, an environment before its service, a build before its files, the records last', () => {
  const serverless = 'DELETE https://serverless.twilio.com/v1/Services';
  const sync = 'DELETE https://sync.twilio.com/v1/Services';
  expect(
    addresses({
      recordsServices: ['IS1'],
      timelines: [{ sid: 'MP1', name: 'interaction-webhook-0' }],
      files: {
        serviceSid: 'ZS2',
        environments: [{ sid: 'ZE2', name: 'plugin' }],
        builds: ['ZB2'],
        assets: [{ sid: 'ZH2', name: 'plugin' }],
      },
      plugin: { sid: 'FP1', versions: [{ sid: 'FV1', name: '0.1.0' }] },
      functions: { sid: 'ZS1', environments: [{ sid: 'ZE1', name: 'dev', domain: 'd.twil.io', variables: [] }] },
      releasedWith: [],
    }),
  ).toEqual([
    'release',
    `${serverless}/ZS1/Environments/ZE1`,
    `${serverless}/ZS1`,
    'POST https://flex-api.twilio.com/v1/PluginService/Plugins/FP1/Versions/FV1/Archive',
    `${serverless}/ZS2/Environments/ZE2`,
    `${serverless}/ZS2/Builds/ZB2`,
    `${serverless}/ZS2/Assets/ZH2`,
    `${sync}/default/Maps/MP1`,
    `${sync}/IS1`,
  ]);
});

test('a release names the plugins that it keeps', () => {
  const { stages } = planFor({
    ...EMPTY,
    releasedWith: [{ name: 'plugin-a', version: '1.0.0', versionSid: 'FV9', phase: 3 }],
  });
  expect(stages[0]?.removals).toMatchObject([{ kind: 'release', name: 'with plugin-a@1.0.0' }]);
});
