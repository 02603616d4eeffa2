/** Every assumption has exactly one question, and names code and tests that exist. */
import { existsSync } from 'node:fs';
import { QUESTIONS } from '../../tools/verify/questions';
import { ASSUMPTIONS } from './account';

test('every assumption is the subject of exactly one question, and every question of one assumption', () => {
  expect(QUESTIONS.map(({ assumption }) => assumption).sort()).toEqual(ASSUMPTIONS.map(({ title }) => title).sort());
});

test('a person finds what to do for every question that needs one', () => {
  const checks = new Map(ASSUMPTIONS.map(({ title, check }) => [title, check]));
  const without = QUESTIONS.filter(({ kind, assumption }) => kind === 'needs-person' && !checks.get(assumption));
  expect(without.map(({ assumption }) => assumption)).toEqual(["Other parts of Flex's API"]);
});

/** The paths in backticks that begin at the root of the repository. */
const pathsIn = (text: string) =>
  [...text.matchAll(/`((?:docs|e2e|functions|local|src|tools)\/[\w./-]+)`/g)].map(([, path = '']) => path);

test('the code and the tests that an assumption names exist', () => {
  const paths = ASSUMPTIONS.flatMap(({ code, test: tests }) => [...pathsIn(code), ...pathsIn(tests)]);
  expect(paths.length).toBeGreaterThan(100);
  expect(paths.filter((path) => !existsSync(path))).toEqual([]);
});

test('every assumption about which Twilio is asked names its code', () => {
  const code = new Map(ASSUMPTIONS.map((assumption) => [assumption.title, assumption.code]));
  const asked = QUESTIONS.filter(({ kind }) => kind === 'asked').map(({ assumption }) => assumption);
  expect(asked.filter((title) => !code.get(title))).toEqual([]);
});
