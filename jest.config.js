const resolver = require.resolve('./tools/jest-resolver');

const node = {
  displayName: 'node',
  rootDir: __dirname,
  roots: ['<rootDir>/functions', '<rootDir>/local', '<rootDir>/tools', '<rootDir>/e2e'],
  testEnvironment: require.resolve('./tools/jest-environment'),
  testMatch: ['**/*.test.ts'],
  transform: { '\\.ts$': ['@swc/jest', { jsc: { target: 'es2022' } }] },
  resolver,
};

/**
 * Serves plain `jest` and Twilio's `twilio flex:plugins:test`, which calls this with its own configuration.
 * The plugin's preset looks below `src/` only, so everything that runs in Node is a project of its own.
 */
module.exports = (config = { preset: '@twilio/flex-plugin-test', rootDir: __dirname }) => ({
  projects: [{ ...config, displayName: 'plugin', testEnvironment: 'jsdom', resolver }, node],
});
