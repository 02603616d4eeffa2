import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NoBundle, requireBundle, servePlugins } from './plugins';

const ORIGIN = 'http://localhost:4310';

function served() {
  const folder = mkdtempSync(join(tmpdir(), 'plugins-'));
  const plugins = ['first', 'second'].map((name) => ({ name, file: join(folder, `${name}.js`) }));
  for (const { name, file } of plugins) writeFileSync(file, `/* ${name} */`);
  const problems: string[] = [];
  const app = servePlugins({ plugins, onProblem: (sentence) => problems.push(sentence) });
  return {
    folder,
    plugins,
    problems,
    get: async (path: string) => app.request(ORIGIN + path),
    report: async (body: unknown) =>
      app.request(`${ORIGIN}/plugins/problems`, { method: 'POST', body: JSON.stringify(body) }),
  };
}

test('lists the plugins in their order', async () => {
  const list = await (await served().get('/plugins.json')).json();
  expect(list.map(({ name }: { name: string }) => name)).toEqual(['first', 'second']);
});

test('serves each plugin as it is now, and forbids caching it', async () => {
  const { get, plugins } = served();
  const [, second] = await (await get('/plugins.json')).json();
  writeFileSync(plugins[1]?.file ?? '', '/* rebuilt */');
  const script = await get(second.src);
  expect(await script.text()).toBe('/* rebuilt */');
  expect(script.headers.get('cache-control')).toBe('no-store');
});

test('lists no plugin without a bundle, and reports it', async () => {
  const { get, plugins, problems } = served();
  const file = plugins[0]?.file ?? '';
  rmSync(file);
  expect(await (await get('/plugins.json')).json()).toHaveLength(1);
  expect((await get('/plugins/first.js')).status).toBe(404);
  expect(problems).toEqual([`Plugin first has no bundle: ${file} does not exist.`]);
});

test('reports the problems that the page finds', async () => {
  const { report, problems } = served();
  expect((await report([{ plugin: 'second', problem: 'does not end its init.' }])).status).toBe(204);
  expect(problems).toEqual(['Plugin second does not end its init.']);
});

test('reports on one line, without control characters', async () => {
  const { report, problems } = served();
  await report([{ plugin: 'first', problem: 'throws\n\u001b[2J\u202ehere' }]);
  expect(problems).toEqual(['Plugin first throws [2J here']);
});

test.each([null, 'text', [{ plugin: 'first' }], [{ plugin: 'first', problem: 'x'.repeat(1001) }]])(
  'refuses the report %j',
  async (body) => {
    const { report, problems } = served();
    expect((await report(body)).status).toBe(400);
    expect(problems).toEqual([]);
  },
);

test('ignores reports about other plugins', async () => {
  const { report, problems } = served();
  await report([{ plugin: 'third', problem: 'x' }]);
  expect(problems).toEqual([]);
});

test('a bundle must be a file', () => {
  const { folder } = served();
  mkdirSync(join(folder, 'build'));
  for (const file of ['none.js', 'build']) {
    expect(() => requireBundle({ name: 'a', file: join(folder, file) })).toThrow(NoBundle);
  }
  expect(() => requireBundle({ name: 'a', file: join(folder, 'first.js') })).not.toThrow();
});
