/** docs/actions.md explains every failure of an action, and its examples are those that are compiled and run. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FAILURES } from '../../src/testing/failures';
import { codesIn, documentedRows, documentedSection } from '../fixtures/documented-table';

const ROOT = join(__dirname, '../..');

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

/** Failures of the console, which no action has. */
const OF_CONSOLE = ['changed', 'name-refused', 'operation-reused', 'webhook-unreadable'];

const errors = documentedRows(documentedSection('actions.md', 'Errors'));

/** Without the indentation, which depends on where an example stands. */
const linesOf = (code: string) =>
  code
    .split('\n')
    .map((line) => line.trim())
    .join('\n');

const examples = [...read('docs/actions.md').matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = '']) => code);

test('explains every code, and no other', () => {
  const codes = Object.keys(FAILURES).filter((code) => !OF_CONSOLE.includes(code));
  expect(errors.flatMap(([code]) => codesIn(code)).sort()).toEqual(codes.sort());
});

test('says for each code what it means and what to do', () => {
  expect(errors.filter((cells) => cells.length !== 3 || cells.includes(''))).toEqual([]);
});

test.each(examples)('this example is compiled and run:\n%s', (example) => {
  expect(linesOf(read('src/flex/actionExamples.test.ts'))).toContain(linesOf(example));
});
