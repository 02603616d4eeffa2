import { readFileSync } from 'node:fs';
import { buildPlugin, OUR_PLUGIN } from '../e2e/browser/build';
import { functionRoutes } from '../local/functions/routes';
import { BUILT_FUNCTIONS } from '../tools/build-functions';
import { gzippedKb, kb, MAX_FUNCTION_KB, MAX_PLUGIN_KB } from './sizes';

beforeAll(buildPlugin, 10 * 60_000);

test('the built plugin stays within its limit', () => {
  expect(gzippedKb(readFileSync(OUR_PLUGIN.file, 'utf8'))).toBeLessThanOrEqual(MAX_PLUGIN_KB);
});

test('every built function stays within its limit', () => {
  const tooLarge = functionRoutes(BUILT_FUNCTIONS)
    .map(({ path, filePath }) => ({ path, size: kb(readFileSync(filePath, 'utf8')) }))
    .filter(({ size }) => size > MAX_FUNCTION_KB);
  expect(tooLarge).toEqual([]);
});
