const transform = {
  '\\.tsx?$': [
    '@swc/jest',
    {
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'automatic' } },
      },
    },
  ],
};

/** The tests in `src` that need a page. The others start in a fraction of the time without one. */
const WITH_PAGE = ['**/*.test.tsx', '**/src/flex/*.test.ts', '**/src/addToFlex.test.ts'];

module.exports = {
  // By default Jest uses one core less than the machine has.
  maxWorkers: '100%',
  // A test that takes half a second can take ten times as long on a busy machine.
  testTimeout: 30_000,
  projects: [
    {
      displayName: 'plugin',
      roots: ['<rootDir>/src'],
      testMatch: WITH_PAGE,
      testEnvironment: '<rootDir>/tools/test/jsdom-environment.ts',
      // By default jsdom resolves packages' browser exports, which are ES modules that Jest does not transform.
      testEnvironmentOptions: { customExportConditions: ['node'] },
      // The plugin imports single icons from Paste's ES modules. Jest needs the CommonJS ones.
      moduleNameMapper: { '^@twilio-paste/icons/esm/(.*)$': '@twilio-paste/icons/cjs/$1' },
      setupFilesAfterEnv: ['<rootDir>/src/setupTests.ts'],
      transform,
    },
    {
      displayName: 'plugin, without a page',
      roots: ['<rootDir>/src'],
      testEnvironment: 'node',
      testMatch: ['**/*.test.ts', ...WITH_PAGE.map((pattern) => `!${pattern}`)],
      transform,
    },
    {
      displayName: 'node',
      roots: ['<rootDir>/functions', '<rootDir>/local', '<rootDir>/tools', '<rootDir>/e2e', '<rootDir>/bench'],
      testEnvironment: 'node',
      testMatch: ['**/*.test.ts'],
      globalSetup: '<rootDir>/tools/build-functions.ts',
      transform,
    },
  ],
};
