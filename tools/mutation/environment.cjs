/**
 * Jest's Node.js environment for mutation testing. After the first test that notices a mutant, it skips all others:
 * Stryker cannot use Jest's `bail`, and would run every test that reaches the mutant. Stryker loads this file without
 * transforming it, so it is JavaScript.
 */
const { default: NodeEnvironment } = require('jest-environment-node');

/** The variable in which Stryker names the mutant that the tests run against. It is not set in its first run. */
const ACTIVE_MUTANT = '__STRYKER_ACTIVE_MUTANT__';

/**
 * The mutant that a test has noticed. Outlives the environment, which Jest creates for each file.
 * @type {string | undefined}
 */
let noticed;

module.exports = class extends NodeEnvironment {
  /** @param {import('@jest/types').Circus.AsyncEvent} event */
  handleTestEvent(event) {
    const mutant = process.env[ACTIVE_MUTANT];
    if (mutant === undefined) return;
    if (event.name === 'test_start' && noticed === mutant) event.test.mode = 'skip';
    if (event.name === 'test_done' && event.test.errors.length > 0) noticed = mutant;
  }
};
