import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { commentsIn } from './comments';
import { faultsOf } from './rules';

const faultsIn = (source: string) => commentsIn('file.tsx', source).flatMap(faultsOf);

test('every comment of the repository keeps the rules', () => {
  const files = execFileSync('git', ['ls-files', '*.ts', '*.tsx', '*.mts', '*.mjs', '*.js', '*.cjs'], {
    encoding: 'utf8',
  });
  const faults = files
    .split('\n')
    .filter((file) => file !== '')
    .flatMap((file) =>
      commentsIn(file, readFileSync(file, 'utf8')).flatMap((comment) =>
        faultsOf(comment).map((fault) => `${file}:${comment.line} ${fault}`),
      ),
    );
  expect(faults).toEqual([]);
}, 60_000);

test.each([
  ['a docstring', '/** What it does. */\nconst a = 1;'],
  ['a block over several lines', '/**\n * What it does.\n */\nfunction f() {}'],
  ['a line comment', 'const a = 1; // What it does.'],
  ['a comment in an object', 'const a = {\n  /** What it is. */\n  b: 1,\n};'],
  ['a comment in JSX', 'const a = <p>{/* What it shows. */}</p>;'],
])('%s may not begin with "What"', (_, source) => {
  expect(faultsIn(source)).toEqual(['begins with "What": begin with a verb or a noun']);
});

test('a comment line may have 120 characters and not 121', () => {
  const commentOf = (length: number) => `// ${'x'.repeat(length - 3)}\nconst a = 1;`;
  expect(faultsIn(commentOf(120))).toEqual([]);
  expect(faultsIn(commentOf(121))).toEqual(['has a line of more than 120 characters']);
});

test('a comment may not use a private word', () => {
  expect(faultsIn('// For whoever comes next.\nconst a = 1;')).toEqual(['says "whoever": use a plain word']);
});

test.each([
  ["const a = '// What is not a comment';", 'a string'],
  ['const a = `/* What is not a comment */`;', 'a template'],
  ['const a = /\\/\\* What/;', 'a regular expression'],
  ['const a = <p>// What is not a comment</p>;', 'text in JSX'],
])('%s: %s is not a comment', (source) => {
  expect(faultsIn(source)).toEqual([]);
});
