/** The worked sum in docs/configure.md agrees with what `npm run deploy` accepts. */
import { readVariables } from '../../tools/deploy/variables/read';
import { documentedRows, documentedSection } from '../fixtures/documented-table';

const section = documentedSection('configure.md', 'How many destinations fit');
const fitting = documentedRows(section).map((cells) => Number(cells.at(-1)));

const secret = (fill: number) => `whsec_${Buffer.alloc(32, fill).toString('base64')}`;

const DIRECT = 'CRM | https://crm.example.com/interaction-events';
const RELAYED = `${DIRECT} | supervisor, admin | relay`;

/** The lines of one destination, in the order of the table. */
const LINES: readonly ((key: string) => readonly string[])[] = [
  (key) => [`DESTINATION_${key}=${DIRECT}`],
  (key) => [`DESTINATION_${key}=${RELAYED}`],
  (key) => [`DESTINATION_${key}=${RELAYED}`, `SIGNING_SECRET_${key}=${secret(1)}`],
  (key) => [`DESTINATION_${key}=${RELAYED}`, `SIGNING_SECRET_${key}=${secret(2)} ${secret(1)}`],
];

/** Returns whether a file with this many destinations can be deployed. Keys have three characters, as `CRM` has. */
const fits = (linesOf: (key: string) => readonly string[], count: number) =>
  readVariables(
    Buffer.from(
      Array.from({ length: count }, (_, index) => linesOf(`K${index + 10}`))
        .flat()
        .join('\n'),
    ),
  ).ok;

test.each(LINES.map((linesOf, index) => ({ linesOf, count: fitting[index] ?? 0 })))(
  'as many destinations fit as the table says: $count',
  ({ linesOf, count }) => {
    expect([fits(linesOf, count), fits(linesOf, count + 1)]).toEqual([true, false]);
  },
);

test('the table has no other rows', () => {
  expect(fitting).toHaveLength(LINES.length);
});
