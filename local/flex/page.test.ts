import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FlexPageOptions, flexPage } from './page';

const ORIGIN = 'http://localhost:4310';

function page(options: Partial<FlexPageOptions> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'flex-page-'));
  const flexFile = join(folder, 'flex-ui-abc.js');
  writeFileSync(flexFile, '/* Flex */');
  const functions = { domain: 'f.twil.io', origin: 'http://localhost:4311' };
  const app = flexPage({ flexFile, functions, hasOtherPlugins: false, ...options });
  return { get: async (path: string) => app.request(ORIGIN + path) };
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

test('lets the page connect to any port of this machine, and to nothing else, beside other plugins', async () => {
  const policy = (await page({ hasOtherPlugins: true }).get('/')).headers.get('content-security-policy') ?? '';
  const [, sources = ''] = /connect-src (.*)/.exec(policy) ?? [];
  expect(sources.split(' ')).toEqual([
    "'self'",
    'http://localhost:*',
    'http://127.0.0.1:*',
    'ws://localhost:*',
    'ws://127.0.0.1:*',
  ]);
});

test('sets no language by default', async () => {
  expect(await (await page().get('/')).text()).not.toContain('"language"');
});

test('sets the account’s language, whose texts Flex can load', async () => {
  const { get } = page({ locale: 'de-DE' });
  expect(await (await get('/')).text()).toContain('"language":"de-DE"');
  expect((await get('/locales/available_locales.json')).status).toBe(200);
});

test('lets the browser cache Flex permanently', async () => {
  const script = await page().get('/flex/flex-ui-abc.js');
  expect(await script.text()).toBe('/* Flex */');
  expect(script.headers.get('cache-control')).toContain('immutable');
});

test('passes the functions’ origin to the preamble', async () => {
  expect(await (await page().get('/')).text()).toContain('data-functions-origin="http://localhost:4311"');
});
