/** The table of README that shows what works in each version of Flex UI. */
import * as v from 'valibot';
import { projectOf } from './versions';

/** The columns are the titles of the steps of `flex-versions.spec.ts`. */
export const COLUMNS = ['Start', 'Attach', 'Timeline', 'Detach', 'Teams', 'Console'] as const;
type Column = (typeof COLUMNS)[number];

/** `unreached` means that an earlier step of the same test failed. */
export type Outcome = 'works' | 'fails' | 'unreached';

export interface VersionResult {
  readonly version: string;
  readonly outcomes: Readonly<Record<Column, Outcome>>;
  /** The parts of Flex or of the plugin that this version lacks, as the tests name them. */
  readonly missing: readonly string[];
}

const step = v.object({ title: v.string(), error: v.optional(v.unknown()) });

/** The part of Playwright's JSON report that is used. */
const report = v.object({
  suites: v.array(
    v.object({
      specs: v.array(
        v.object({
          tests: v.array(
            v.object({
              projectName: v.string(),
              annotations: v.array(v.object({ type: v.string(), description: v.optional(v.string()) })),
              results: v.array(v.object({ steps: v.optional(v.array(step), []) })),
            }),
          ),
        }),
      ),
    }),
  ),
});

/** Reads what worked from Playwright's JSON report. Throws if it is no such report. */
export function readReport(json: unknown, versions: readonly string[]): readonly VersionResult[] {
  const tests = v.parse(report, json).suites.flatMap(({ specs }) => specs.flatMap((spec) => spec.tests));
  return versions.map((version) => {
    const own = tests.filter(({ projectName }) => projectName === projectOf(version));
    const steps = own.flatMap(({ results }) => results.flatMap((result) => result.steps));
    const outcomeOf = (column: Column): Outcome => {
      const found = steps.filter(({ title }) => title === column);
      if (found.length === 0) return 'unreached';
      return found.some(({ error }) => error !== undefined) ? 'fails' : 'works';
    };
    const annotations = own.flatMap((test) => test.annotations).filter(({ type }) => type === 'missing');
    return {
      version,
      outcomes: Object.fromEntries(COLUMNS.map((column) => [column, outcomeOf(column)])) as VersionResult['outcomes'],
      missing: [...new Set(annotations.flatMap(({ description }) => description ?? []))].sort(),
    };
  });
}

const WORDS: Readonly<Record<Outcome, string>> = { works: 'yes', fails: '**no**', unreached: '–' };

/** The consequences of a missing part for people. */
const CONSEQUENCES: Readonly<Record<string, string>> = {
  localization: 'Dates are written for the language in Flex’s configuration, or in American English.',
};

export function markdownTable(results: readonly VersionResult[]): string {
  const notes = [...new Set(results.flatMap(({ missing }) => missing))];
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const lines = [
    row(['Flex UI', ...COLUMNS, 'Left out']),
    row(Array.from({ length: COLUMNS.length + 2 }, () => '---')),
    ...results.map(({ version, outcomes, missing }) =>
      row([
        version,
        ...COLUMNS.map((column) => WORDS[outcomes[column]]),
        missing.map((part) => `${part} (${notes.indexOf(part) + 1})`).join(', '),
      ]),
    ),
    ...notes.flatMap((part, index) => [
      '',
      `(${index + 1}) ${CONSEQUENCES[part] ?? 'The plugin says so in a message.'}`,
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

/** Whether everything works in every version. */
export const allWork = (results: readonly VersionResult[]) =>
  results.every(({ outcomes }) => COLUMNS.every((column) => outcomes[column] === 'works'));
