import { pluginProblems } from './plugin-problems';

const NO_ERRORS = new Map<string, string>();

test('finds no problem in plugins that have started', () => {
  expect(pluginProblems([{ name: 'a', state: 'Initialized' }], NO_ERRORS)).toEqual([]);
});

test('finds no problem where Flex does not say how far a plugin is', () => {
  expect(pluginProblems([{ name: 'a' }], NO_ERRORS)).toEqual([]);
});

test('names the error of a script that throws, and the plugins that Flex does not start', () => {
  const plugins = [
    { name: 'ours', state: 'Initialized' },
    { name: 'a', state: 'NotStarted' },
    { name: 'b', state: 'Loaded' },
    { name: 'c', state: 'Loaded' },
  ];
  expect(pluginProblems(plugins, new Map([['a', 'Error: no (line 1, column 2)']]))).toEqual([
    {
      plugin: 'a',
      problem:
        'throws while loading: Error: no (line 1, column 2). ' +
        'Flex waits 10 seconds for it at each load, and does not start the plugins after it: b, c.',
    },
  ]);
});

test.each([
  ['NotStarted', 'does not call loadPlugin. Flex waits 10 seconds for it at each load.'],
  ['Initialising', 'does not end its init. Flex waits 10 seconds for it at each load.'],
  ['Failed', 'fails in its init. The browser’s console shows the error.'],
])('says what is wrong with a plugin that stays %s', (state, problem) => {
  expect(pluginProblems([{ name: 'a', state }], NO_ERRORS)).toEqual([{ plugin: 'a', problem }]);
});

test('names the error of a script that throws after it has called loadPlugin', () => {
  expect(pluginProblems([{ name: 'a', state: 'Initialized' }], new Map([['a', 'Error: no']]))).toEqual([
    { plugin: 'a', problem: 'throws while loading: Error: no.' },
  ]);
});
