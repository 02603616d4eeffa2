import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentedCode } from '../../fixtures/documented-code';
import { checkReceiver, NODE, PYTHON, survivesStrangers } from './receivers';

test('the receiver for Node.js accepts exactly the requests that Twilio signed', async () => {
  expect(await checkReceiver(NODE, { runs: 60, seed: 1 })).toEqual([]);
});

test('the receiver for Node.js survives broken, huge and unsigned requests', async () => {
  expect(await survivesStrangers(NODE)).toBe(true);
});

test.each([
  ['js', [NODE.file, 'signed.mjs']],
  ['python', [PYTHON.file]],
])('docs/receive.md shows the files in %s', (language, files) => {
  const code = files.map((file) => readFileSync(join(__dirname, '../../../docs/receivers', file), 'utf8'));
  expect(documentedCode(language)).toEqual(code);
});
