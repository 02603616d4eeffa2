/**
 * Mutation testing of the critical modules: authorization, URL policy, event handling, attach and detach, webhooks for
 * new interactions, passing on and trying again, and the sweep. The report is test-results/mutation/report.html.
 * docs/mutation.md explains the surviving mutants.
 */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { projects } = require('./jest.config.js');
const node = projects.find(({ displayName }) => displayName === 'node');

const MODULES = [
  'interaction-webhook/authorize',
  'endpoint/rights',
  'settings/url-policy',
  'events/signed-event',
  'events/redact',
  'attachment/friendly-name',
  'attachment/claim',
  'attachment/release-claim',
  'interaction-webhook/attach',
  'interaction-webhook/detach',
  'interaction-webhook/rebind',
  'interaction-webhook/state',
  'interaction-webhook/conflict',
  'interaction-webhook/binding',
  'attachment/current-binding',
  'attachment/cleanup',
  'attachment/usage',
  'webhooks/read-pages',
  'webhooks/sweep',
  'twilio/collections',
  'twilio/https',
  'twilio/timeout',
  'dial/guarded-lookup',
  'dial/public-address',
  'dial/failure',
  'relay/authority',
  'relay/ladder',
  'relay/entry',
  'relay/signed-headers',
  'relay/attempt',
  'relay/pass-on',
  'relay/try-again',
  'relay/send-again',
  'settings/signing-secret',
  'attachment/relay-url',
  'attachment/route',
  'attachment/waiting',
  'twilio/waiting-webhooks',
  'webhooks/register-waiting',
  'webhooks/for-new-interaction',
  'events/adopt',
  'interaction-webhook/change-destinations',
  'twilio/outbox',
  'twilio/outbox-keys',
  'relay/retry',
  'interaction-webhook/send-again',
  'interaction-webhook/chosen-destinations',
];

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: MODULES.map((module) => `functions/lib/${module}.ts`),
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner'],
  jest: {
    // Overrides jest.config.js. Stryker's test environment supports only a single Jest project.
    config: {
      ...node,
      // A mutant can make a test wait forever.
      testTimeout: 5_000,
      testEnvironment: require.resolve('./tools/mutation/environment.cjs'),
      projects: [],
      roots: ['<rootDir>/functions/lib', '<rootDir>/e2e/functions'],
      // Building the functions for each mutant would take longer than its tests. Only one test is about built files.
      globalSetup: null,
      // The other one starts a process of its own, in which no mutant is active.
      testPathIgnorePatterns: ['entry-files.test', 'dial/environment.test'],
    },
    enableFindRelatedTests: false,
  },
  coverageAnalysis: 'perTest',
  // A mutant of a constant at the top of a module would take all tests.
  ignoreStatic: true,
  // A test that waits fails earlier. This ends only endless loops.
  timeoutMS: 60_000,
  timeoutFactor: 1,
  concurrency: 2,
  incremental: false,
  thresholds: { high: 100, low: 100, break: null },
  reporters: ['clear-text', 'html', 'json'],
  clearTextReporter: { allowColor: false, logTests: false },
  htmlReporter: { fileName: 'test-results/mutation/report.html' },
  jsonReporter: { fileName: 'test-results/mutation/report.json' },
  tempDirName: 'test-results/stryker',
};
