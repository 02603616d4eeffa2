/** docs/new-interactions.md has every code, parameter, limit and variable, and no other. */
import { readFileSync } from 'node:fs';
import { HTTP_STATUS } from '../../functions/lib/endpoint/http-status';
import { CREATING_PROGRAM } from '../../local/outside/creating-program';
import { MAX_DESTINATIONS } from '../../src/contract/destination';
import { EVENT_NAMES } from '../../src/contract/events';
import { failure } from '../../src/contract/failures';
import { ISSUED_WITHIN_MS, MAX_WAITING, newInteractionRequest, WAITS_MS } from '../../src/contract/new-interaction';
import { CONTRACT_VERSION } from '../../src/contract/version';
import { codesIn, documentedRows, documentedSection } from '../fixtures/documented-table';

const section = (heading: string) => documentedSection('new-interactions.md', heading);

/** Failures of requests that have a Flex token, name a webhook or an interaction, or change a webhook. */
const OF_PLUGIN = [
  'changed',
  'conflict',
  'contract-mismatch',
  'left-behind',
  'name-refused',
  'not-found',
  'not-permitted',
  'outcome-unknown',
  'too-many-requests',
  'unauthenticated',
  'webhook-unreadable',
];

const errors = documentedRows(section('Errors'));
const program = readFileSync(CREATING_PROGRAM, 'utf8');

test('explains every code with its status, and no other', () => {
  const ofContract = failure.options.map(({ entries }) => entries.code.literal);
  const codes = [...ofContract.filter((code) => !OF_PLUGIN.includes(code)), 'not-current', 'too-many-waiting'] as const;
  const documented = errors.map(([status, code]) => [codesIn(code)[0], Number(status)]);
  expect(documented.sort()).toEqual(codes.map((code) => [code, HTTP_STATUS[code]]).sort());
});

test('says for each code what to do', () => {
  expect(errors.filter((cells) => cells.length !== 3 || cells.includes(''))).toEqual([]);
});

test('names every parameter of the request', () => {
  const parameters = documentedRows(section('The request')).flatMap(([name]) => codesIn(name));
  expect(parameters).toEqual(Object.keys(newInteractionRequest.entries));
  expect(section('The request')).toContain('five at most');
  expect(MAX_DESTINATIONS).toBe(5);
});

test('has the limits of the contract', () => {
  expect(section('Limits')).toContain(`**${WAITS_MS / 3_600_000} hours**`);
  expect(section('Limits')).toContain(`**${MAX_WAITING.toLocaleString('en-US')} webhooks**`);
  expect(ISSUED_WITHIN_MS).toBe(5 * 60_000);
  expect(section('The answer').match(/"contract": \d+/g)).toEqual(Array(2).fill(`"contract": ${CONTRACT_VERSION}`));
});

test('names every variable of the program', () => {
  const documented = documentedRows(section('The program')).flatMap(([name]) => codesIn(name));
  const read = [...program.matchAll(/^const \{(.*?)\} = process\.env;$/gms)].flatMap(([, names = '']) =>
    names.split(/,(?![^(]*\))/).map((name) => name.split('=')[0]?.trim()),
  );
  expect(documented.sort()).toEqual(read.sort());
});

test('the program asks for every event of the catalog', () => {
  const named = [...program.matchAll(/'(on[A-Z]\w+)'/g)].map(([, name]) => name);
  expect(named.sort()).toEqual([...EVENT_NAMES].sort());
});
