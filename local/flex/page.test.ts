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

test.each(['/', '/agent-desktop/', '/teams/WT1'])('serves Flex at %s', async (path) => {
  const response = await page().get(path);
  expect(await response.text()).toContain('Twilio.Flex.runDefault');
});

test('answers 404 for a missing file', async () => {
  expect((await page().get('/nothing.js')).status).toBe(404);
});

test('lets the page connect only to this server and the functions', async () => {
  const policy = (await page().get('/')).headers.get('content-security-policy');
  expect(policy).toContain("default-src 'self'");
  expect(policy).toContain("connect-src 'self' ws://localhost:4310 http://localhost:4311");
});

test('lists no plugin before it is built', async () => {
  const { get } = page();
  expect(await (await get('/plugins.json')).json()).toEqual([]);
});

test('lists the built plugin and forbids caching it', async () => {
  const { get, pluginFile } = page();
  writeFileSync(pluginFile, '/* plugin */');
  const [plugin] = await (await get('/plugins.json')).json();
  const script = await get(plugin.src);
  expect(await script.text()).toBe('/* plugin */');
  expect(script.headers.get('cache-control')).toBe('no-store');
});

test('lets the browser cache Flex permanently', async () => {
  const script = await page().get('/flex/flex-ui-abc.js');
  expect(await script.text()).toBe('/* Flex */');
  expect(script.headers.get('cache-control')).toContain('immutable');
});

test('passes the functions’ origin to the preamble', async () => {
  expect(await (await page().get('/')).text()).toContain('data-functions-origin="http://localhost:4311"');
});
