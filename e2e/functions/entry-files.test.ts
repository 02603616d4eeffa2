import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { functionRoutes } from '../../local/functions/routes';
import { ENDPOINTS } from '../../src/contract/endpoints';
import { BUILT_FUNCTIONS } from '../../tools/build-functions';

const routes = functionRoutes(BUILT_FUNCTIONS);

const pathsWith = (access: string) =>
  routes
    .filter((route) => route.access === access)
    .map(({ path }) => path)
    .sort();

describe('the entry files', () => {
  test('are public at the paths of the contract, and nowhere else', () => {
    const paths = Object.values(ENDPOINTS).map(({ path }) => path);
    expect(pathsWith('public')).toEqual(paths.sort());
  });

  test('are protected for the two functions that the plugin does not call', () => {
    expect(pathsWith('protected')).toEqual(['/events/receive', '/webhooks/sweep-scheduled']);
  });

  test('are not private', () => {
    expect(pathsWith('private')).toEqual([]);
  });

  test('load no other module than Node’s timers at the start', () => {
    const loaded: string[] = [];
    const load = (name: string) => {
      loaded.push(name);
      return require(name);
    };
    for (const { filePath } of routes) {
      const module = { exports: {} };
      new Function('module', 'exports', 'require', readFileSync(filePath, 'utf8'))(module, module.exports, load);
      expect(module.exports).toHaveProperty('handler');
    }
    expect([...new Set(loaded)]).toEqual(['node:timers/promises']);
  });

  test.each(Object.entries(ENDPOINTS))('serve %s under its own name', (name, { path }) => {
    const source = readFileSync(join(__dirname, `../../functions${path}.ts`), 'utf8');
    expect(/ = (?:endpoint|consoleEndpoint)\('(\w+)'/.exec(source)?.[1]).toBe(name);
  });
});
