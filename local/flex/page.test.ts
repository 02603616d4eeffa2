import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { flexPage } from './page';

const ORIGIN = 'http://localhost:4310';

function page() {
  const folder = mkdtempSync(join(tmpdir(), 'flex-page-'));
  const flexFile = join(folder, 'flex-ui-abc.js');
  const pluginFile = join(folder, 'plugin.js');
  writeFileSync(flexFile, '/* Flex */');
  const app = flexPage({ flexFile, pluginFile, functions: { domain: 'f.twil.io', origin: 'http://localhost:4311' } });
  return { pluginFile, get: async (path: string) => app.request(ORIGIN + path) };
}

test.each(['/', '/agent-desktop/', '/teams/WT1'])('%s is Flex', async (path) => {
  const response = await page().get(path);
  expect(await response.text()).toContain('Twilio.Flex.runDefault');
});

test('a file that does not exist is not Flex', async () => {
  expect((await page().get('/nothing.js')).status).toBe(404);
});

test('the page can reach this server and the functions and nothing else', async () => {
  const policy = (await page().get('/')).headers.get('content-security-policy');
  expect(policy).toContain("default-src 'self'");
  expect(policy).toContain("connect-src 'self' ws://localhost:4310 http://localhost:4311");
});

test('there is no plugin as long as it has not been built', async () => {
  const { get } = page();
  expect(await (await get('/plugins.json')).json()).toEqual([]);
});

test('the built plugin is listed and never kept by the browser', async () => {
  const { get, pluginFile } = page();
  writeFileSync(pluginFile, '/* plugin */');
  const [plugin] = await (await get('/plugins.json')).json();
  const script = await get(plugin.src);
  expect(await script.text()).toBe('/* plugin */');
  expect(script.headers.get('cache-control')).toBe('no-store');
});

test('Flex is kept by the browser, its address being that of its content', async () => {
  const script = await page().get('/flex/flex-ui-abc.js');
  expect(await script.text()).toBe('/* Flex */');
  expect(script.headers.get('cache-control')).toContain('immutable');
});

test('the preamble says where the functions are', async () => {
  expect(await (await page().get('/')).text()).toContain('data-functions-origin="http://localhost:4311"');
});
