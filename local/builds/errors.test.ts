import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BuildError, describeErrors } from './errors';

const root = mkdtempSync(join(tmpdir(), 'errors-'));
mkdirSync(join(root, 'src'));
for (const file of ['a.ts', 'b.ts', 'c.ts', 'd.ts', 'e.ts']) {
  writeFileSync(join(root, 'src', file), ['one', 'two', '\tthree = ;', 'four', 'five', 'six'].join('\n'));
}

const error = (changes: Partial<BuildError> = {}): BuildError => ({
  file: 'src/a.ts',
  line: 3,
  column: 10,
  message: 'Unexpected token',
  isOfType: false,
  ...changes,
});

const describe = (...errors: readonly BuildError[]) => describeErrors(errors, root);

test('shows file, line, message and the code around it', () => {
  expect(describe(error())).toBe(
    [
      'src/a.ts:3:10  Unexpected token',
      '  1 | one',
      '  2 | two',
      '> 3 | \tthree = ;',
      '    | \t        ^',
      '  4 | four',
      '  5 | five',
    ].join('\n'),
  );
});

test('shows one frame for a file that several tools cannot read', () => {
  expect(describe(error(), error({ line: 1, message: 'Expected ;' }))).toBe(describe(error()));
});

test('shows errors of types only without others, which cause them', () => {
  expect(describe(error({ file: 'src/b.ts', isOfType: true }), error())).toBe(describe(error()));
  expect(describe(error({ isOfType: true }))).toContain('src/a.ts:3:10  Unexpected token');
});

test('counts the files after the third', () => {
  const files = ['a', 'b', 'c', 'd', 'e'].map((name) => error({ file: `src/${name}.ts` }));
  expect(describe(...files)).not.toContain('src/d.ts');
  expect(describe(...files)).toContain('More files with errors: 2');
});

test.each([
  [error({ file: null, message: 'No memory' }), 'No memory'],
  [error({ file: 'src/gone.ts' }), 'src/gone.ts:3:10  Unexpected token'],
  [error({ line: 99 }), 'src/a.ts:99:10  Unexpected token'],
])('shows no code where there is none', (without, text) => {
  expect(describe(without)).toBe(text);
});
