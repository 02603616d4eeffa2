import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inputsDigest } from './inputs';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'inputs-'));
  mkdirSync(join(root, 'src/panel'), { recursive: true });
  write('src/index.ts', 'one');
  write('webpack.config.js', 'one');
});

afterEach(() => rmSync(root, { recursive: true }));

const write = (file: string, text: string) => writeFileSync(join(root, file), text);

test.each(['src/index.ts', 'src/panel/Panel.tsx', 'webpack.config.js', 'package-lock.json', 'tsconfig.json'])(
  'changes when %s changes',
  (file) => {
    const before = inputsDigest(root);
    write(file, 'two');
    expect(inputsDigest(root)).not.toBe(before);
  },
);

test('does not change when a test changes', () => {
  const before = inputsDigest(root);
  write('src/panel/Panel.test.tsx', 'two');
  expect(inputsDigest(root)).toBe(before);
});

test('does not change when a file is rewritten with the same content', () => {
  const before = inputsDigest(root);
  write('src/index.ts', 'one');
  expect(inputsDigest(root)).toBe(before);
});
