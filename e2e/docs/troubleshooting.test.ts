/** docs/troubleshooting.md has every code and its text, and none that no longer exists. */
import { RECEIVE_STATUS } from '../../functions/lib/events/receive';
import { failureReport } from '../../src/backend/failureReport';
import { failure } from '../../src/contract/failures';
import { crashReport, missingPartReport, PARTS } from '../../src/flex/reports';
import { enUS } from '../../src/strings/en-US';
import { failures } from '../../src/strings/en-US/failures';
import { explain } from '../../src/strings/failures';
import { FAILURES } from '../../src/testing/failures';
import { STRINGS } from '../../src/testing/strings';
import { codesIn, documentedRows, documentedSection, quotesIn } from '../fixtures/documented-table';

const section = (heading: string) => documentedSection('troubleshooting.md', heading);

const errors = documentedRows(section('Errors in Flex'));
const inspector = section('The inspector shows no events');
const debuggerLines = section("Twilio's Debugger");

const contractCodes = failure.options.map(({ entries }) => entries.code.literal);

const reports = [
  ...Object.values(FAILURES).flatMap((one) => failureReport('attach', one) ?? []),
  missingPartReport('console', new TypeError()),
  crashReport('console', new TypeError()),
];

/** The third word of a line for Twilio's Debugger is its code. */
const codeOf = (line: string) => line.split(' ')[2];

const sorted = (values: readonly unknown[]) => [...new Set(values)].sort();

/** Whether a text begins as it is quoted, where `…` is any part. */
const isBeginning = (quote: string, text: string) => {
  const parts = quote.split('…').map((part) => part.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}`).test(text);
};

const quotes = errors.flatMap(([, onScreen]) => quotesIn(onScreen));

test('explains every code of the contract, the browser and the plugin, and no other', () => {
  const codes = [...contractCodes, ...Object.keys(FAILURES), ...reports.map(codeOf)];
  expect(errors.map(([code]) => codesIn(code)[0])).toEqual(sorted(codes));
});

test('says for each code what people see, what it means, who acts and what to do', () => {
  expect(errors.filter((cells) => cells.length !== 5 || cells.includes(''))).toEqual([]);
});

test('quotes the beginning of every text of a failure', () => {
  // The others are parts of a text.
  const sentences = Object.values(failures).filter((text) => /^[A-Z]/.test(text));
  expect(sentences.filter((text) => !quotes.some((quote) => isBeginning(quote, text)))).toEqual([]);
});

test('quotes for each code the text of that failure', () => {
  const withAnotherText = Object.values(FAILURES).filter((one) => {
    const [, onScreen] = errors.find(([code]) => code === `\`${one.code}\``) ?? [];
    return !quotesIn(onScreen).some((quote) => isBeginning(quote, explain(one, STRINGS.text)));
  });
  expect(withAnotherText).toEqual([]);
});

test('quotes no text that has changed', () => {
  const quoted = [
    ...quotes,
    ...documentedRows(section('Other messages')).flatMap(([onScreen]) => quotesIn(onScreen)),
    ...documentedRows(inspector).flatMap(([onScreen]) => quotesIn(onScreen)),
  ];
  const texts = Object.values(enUS);
  expect(quoted.filter((quote) => !texts.some((text) => isBeginning(quote, text)))).toEqual([]);
});

test('shows a line for every code that the plugin writes to the console, and no other', () => {
  const shown = [...debuggerLines.matchAll(/^interaction-webhooks .*$/gm)].map(([line]) => codeOf(line));
  expect(sorted(shown)).toEqual(sorted(reports.map(codeOf)));
});

test('names every part of the plugin', () => {
  expect(codesIn(debuggerLines)).toEqual(expect.arrayContaining([...PARTS]));
});

test('lists every answer of the inspector with its status, and no other', () => {
  const listed = documentedRows(inspector).flatMap(([status, outcomes]) =>
    /^\d+$/.test(status ?? '') ? codesIn(outcomes).map((outcome) => [outcome, Number(status)]) : [],
  );
  expect(Object.fromEntries(listed)).toEqual(RECEIVE_STATUS);
});
