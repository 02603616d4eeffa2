import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { functionRoutes } from '../../local/functions/routes';
import { ENDPOINTS } from '../../src/contract/endpoints';
import { NEW_INTERACTION_PATH } from '../../src/contract/new-interaction';
import { BUILT_FUNCTIONS } from '../../tools/build-functions';

const routes = functionRoutes(BUILT_FUNCTIONS);

const pathsWith = (access: string) =>
  routes
    .filter((route) => route.access === access)
    .map(({ path }) => path)
    .sort();

const pathsContaining = (isIn: (code: string) => boolean) =>
  routes
    .filter(({ filePath }) => isIn(readFileSync(filePath, 'utf8')))
    .map(({ path }) => path)
    .sort();

describe('the entry files', () => {
  test('are public at the paths of the contract, and nowhere else', () => {
    const paths = Object.values(ENDPOINTS).map(({ path }) => path);
    expect(pathsWith('public')).toEqual(paths.sort());
  });

  test('are protected for the functions that the plugin does not call', () => {
    expect(pathsWith('protected')).toEqual([
      '/events/receive',
      '/events/retry-scheduled',
      NEW_INTERACTION_PATH,
      '/webhooks/sweep-scheduled',
    ]);
  });

  test('are not private', () => {
    expect(pathsWith('private')).toEqual([]);
  });

  test('load no module at the start', () => {
    const load = (name: string) => {
      throw new Error(`A function loads ${name} at the start`);
    };
    for (const { filePath } of routes) {
      const module = { exports: {} };
      new Function('module', 'exports', 'require', readFileSync(filePath, 'utf8'))(module, module.exports, load);
      expect(module.exports).toHaveProperty('handler');
    }
  });

  test.each(Object.entries(ENDPOINTS))('serve %s under its own name, with its own request', (name, { path }) => {
    const source = readFileSync(join(__dirname, `../../functions${path}.ts`), 'utf8');
    expect(/ = (?:endpoint|consoleEndpoint)\('(\w+)', (\w+),/.exec(source)?.slice(1)).toEqual([name, `${name}Request`]);
  });

  test('contain no path of the contract', () => {
    const paths = Object.values(ENDPOINTS).map(({ path }) => path);
    expect(pathsContaining((code) => paths.some((path) => code.includes(path)))).toEqual([]);
  });

  // A schema that is made at the start delays the first request.
  test.each([
    ['a request', 'seenTtid', ['/interaction-webhook/attach']],
    ['a request', 'ttids', ['/webhooks/resolve']],
    ['a request', 'issuedAt', [NEW_INTERACTION_PATH]],
    ['a request', 'isRehearsal', ['/webhooks/sweep', '/webhooks/sweep-scheduled']],
    ['an answer', 'canDetach', ['/interaction-webhook/status']],
    ['an answer', 'not-reported', ['/webhooks/resolve']],
    ['an answer', 'retentionDays', ['/webhooks/audit']],
    ['an answer', 'obstacle', ['/destinations/outbox']],
    ['a failure', 'fixed', ['/webhooks/update']],
  ])('contain the words of %s, such as %s, only where they are used', (_, word, paths) => {
    expect(pathsContaining((code) => new RegExp(`\\b${word}\\b`).test(code))).toEqual(paths);
  });
});
