import type { BuildError } from './errors';
import { updates } from './updates';

const ERROR: BuildError = { file: 'src/a.ts', line: 1, column: 1, message: 'no', isOfType: false };

/** A part whose builds the test ends. */
function part(name: string, builtFrom: string | null = 'first') {
  const builds: { readonly digest: string; readonly end: (...errors: BuildError[]) => void }[] = [];
  const state = { sources: 'first' };
  return {
    state,
    builds,
    part: {
      name,
      builtFrom,
      digest: () => state.sources,
      build: (digest: string) =>
        new Promise<readonly BuildError[]>((resolve) => {
          builds.push({ digest, end: (...errors) => resolve(errors) });
        }),
    },
  };
}

function setUp({ builtFrom = 'first' }: { builtFrom?: string | null } = {}) {
  const plugin = part('plugin', builtFrom);
  const functions = part('functions', builtFrom);
  const reports: unknown[] = [];
  const update = updates([plugin.part, functions.part], {
    onStart: (names) => reports.push(names),
    onEnd: (errors) => reports.push(errors),
  });
  return { plugin, functions, reports, update };
}

/** Lets everything happen that waits for nothing else. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

test('does nothing while everything is current', async () => {
  const { update, reports } = setUp();
  await update();
  expect(reports).toEqual([]);
});

test('builds everything that has no build', async () => {
  const { update, plugin, functions } = setUp({ builtFrom: null });
  void update();
  await settle();
  expect([plugin.builds.length, functions.builds.length]).toEqual([1, 1]);
});

test('builds only the part that changed', async () => {
  const { update, plugin, functions, reports } = setUp();
  functions.state.sources = 'second';
  const updated = update();
  functions.builds[0]?.end();
  await updated;
  expect(plugin.builds).toEqual([]);
  expect(reports).toEqual([['functions'], []]);
});

test('reports once, when both parts are built', async () => {
  const { update, plugin, functions, reports } = setUp();
  plugin.state.sources = functions.state.sources = 'second';
  const updated = update();
  functions.builds[0]?.end();
  await settle();
  expect(reports).toEqual([['plugin', 'functions']]);
  plugin.builds[0]?.end();
  await updated;
  expect(reports).toEqual([['plugin', 'functions'], []]);
});

test('builds again before it reports if the sources change during a build', async () => {
  const { update, plugin, reports } = setUp();
  plugin.state.sources = 'second';
  const updated = update();
  plugin.state.sources = 'third';
  void update();
  plugin.builds[0]?.end(ERROR);
  await settle();
  plugin.builds[1]?.end();
  await updated;
  expect(plugin.builds.map(({ digest }) => digest)).toEqual(['second', 'third']);
  expect(reports).toEqual([['plugin'], ['plugin'], []]);
});

test('reports the errors of all parts together, and does not repeat a failed build', async () => {
  const { update, plugin, functions, reports } = setUp();
  plugin.state.sources = functions.state.sources = 'second';
  const updated = update();
  plugin.builds[0]?.end(ERROR);
  functions.builds[0]?.end(ERROR);
  await updated;
  await update();
  expect(reports).toEqual([
    ['plugin', 'functions'],
    [ERROR, ERROR],
  ]);
});

test('builds after a failure when the sources are as before it', async () => {
  const { update, plugin, reports } = setUp();
  plugin.state.sources = 'broken';
  const broken = update();
  plugin.builds[0]?.end(ERROR);
  await broken;
  plugin.state.sources = 'first';
  const mended = update();
  plugin.builds[1]?.end();
  await mended;
  expect(reports.at(-1)).toEqual([]);
});
