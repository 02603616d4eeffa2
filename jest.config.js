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

module.exports = {
  // Of two cores, Jest would leave one to itself.
  maxWorkers: '100%',
  projects: [
    {
      displayName: 'plugin',
      roots: ['<rootDir>/src'],
      testEnvironment: '<rootDir>/tools/test/jsdom-environment.ts',
      // By itself, jsdom asks for what bundlers take, which is ES modules.
      testEnvironmentOptions: { customExportConditions: ['node'] },
      // The bundle wants the icons one by one, which Paste ships as ES modules.
      moduleNameMapper: { '^@twilio-paste/icons/esm/(.*)$': '@twilio-paste/icons/cjs/$1' },
      setupFilesAfterEnv: ['<rootDir>/src/setupTests.ts'],
      transform,
    },
    {
      displayName: 'node',
      roots: ['<rootDir>/functions', '<rootDir>/local', '<rootDir>/tools', '<rootDir>/e2e'],
      testEnvironment: 'node',
      testMatch: ['**/*.test.ts'],
      globalSetup: '<rootDir>/tools/build-functions.ts',
      transform,
    },
  ],
};
