const NodeEnvironment = require('jest-environment-node');

/** What Node 20 has as globals and Jest 27 does not hand on. */
const NAMES = [
  'fetch',
  'Headers',
  'Request',
  'Response',
  'FormData',
  'Blob',
  'ReadableStream',
  'crypto',
  'structuredClone',
];

module.exports = class extends NodeEnvironment {
  async setup() {
    await super.setup();
    for (const name of NAMES) this.global[name] ??= globalThis[name];
  }
};
