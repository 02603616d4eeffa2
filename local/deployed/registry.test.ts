import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Registry, startRegistry } from './registry';

let modules: string;
let registry: Registry;

beforeAll(async () => {
  modules = mkdtempSync(join(tmpdir(), 'modules-'));
  const tools = join(modules, '@twilio/flex-dev-utils');
  mkdirSync(tools, { recursive: true });
  writeFileSync(join(tools, 'package.json'), '{ "name": "@twilio/flex-dev-utils", "version": "7.1.2", "main": "." }');
  registry = await startRegistry(modules);
});

afterAll(() => {
  registry.stop();
  rmSync(modules, { recursive: true });
});

test('answers the installed version of the tools as the newest one', async () => {
  const version = { name: '@twilio/flex-dev-utils', version: '7.1.2' };
  const answer = await fetch(`${registry.origin}@twilio%2Fflex-dev-utils`);
  expect(await answer.json()).toEqual({
    name: '@twilio/flex-dev-utils',
    'dist-tags': { latest: '7.1.2' },
    versions: { '7.1.2': version },
  });
});

test.each([
  ['another package', 'twilio-cli', 404],
  ['a badly encoded address', '%E0%A4%A', 400],
])('answers %s with an error', async (_, path, status) => {
  expect((await fetch(`${registry.origin}${path}`)).status).toBe(status);
});
