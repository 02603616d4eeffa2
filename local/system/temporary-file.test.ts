import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { temporaryFile } from './temporary-file';

test('a temporary file exists until it is removed, with its folder', () => {
  const { path, remove } = temporaryFile('a.pem', 'text');
  expect(readFileSync(path, 'utf8')).toBe('text');
  remove();
  expect(existsSync(dirname(path))).toBe(false);
  expect(process.listeners('exit')).not.toContain(remove);
});
