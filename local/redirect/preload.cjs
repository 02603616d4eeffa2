/**
 * For a Node.js program that is not part of this repository: `node --require …/preload.cjs program.js`. It loads
 * preload.ts without a TypeScript loader for the program itself.
 */
const { require: load } = require('tsx/cjs/api');

load('./preload.ts', __filename);
