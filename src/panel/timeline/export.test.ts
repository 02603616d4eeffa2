import fc from 'fast-check';
import { answered, deliveredIn, failedWith } from '../../testing/deliveries';
import { entryOf } from '../../testing/timelines';
import { eventJson, eventsCsv, eventsJson } from './export';

const seen = (parameters: Record<string, string>, type = 'onParticipantLeft') => ({
  ...entryOf(1, { type, parameters }),
  deliveries: {},
  sentKey: 'key',
  webhooks: ['interaction', 'global'] as const,
});

/** Text that spreadsheets may take as a formula, also in the middle of other text. */
const risky = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '=',
        '+',
        '-',
        '@',
        '＝',
        '−',
        '"',
        "'",
        ',',
        ';',
        '|',
        '\t',
        '\r',
        '\n',
        ' ',
        '\u00a0',
        '\u200b',
      ),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

const someParameters = fc.dictionary(risky, risky, { maxKeys: 4 });

/** Reads CSV as RFC 4180 defines it. */
function cellsOf(csv: string): string[][] {
  const lines: string[][] = [[]];
  for (const [, quoted = '', end] of csv.replace(/^\ufeff/, '').matchAll(/"((?:[^"]|"")*)"(,|\r\n)/g)) {
    lines[lines.length - 1]?.push(quoted.replace(/""/g, '"'));
    if (end === '\r\n') lines.push([]);
  }
  return lines.slice(0, -1);
}

/** Spreadsheets may remove blanks and hidden characters before they look. */
const isFormula = (cell: string) => /^[=+\-@＝＋－＠−]/u.test(cell.replace(/^[\p{Z}\p{C}"]+/u, ''));

test('JSON has type, time, parameters and webhooks of each event', () => {
  const { receivedAt } = entryOf(1).event;
  const one = { type: 'onParticipantLeft', receivedAt, parameters: { A: '1' }, webhooks: ['interaction', 'global'] };
  expect(JSON.parse(eventJson(seen({ A: '1' })))).toEqual(one);
  expect(JSON.parse(eventsJson([seen({ A: '1' }), seen({ A: '1' })]))).toEqual([one, one]);
});

test('CSV has a line for each event and a column for each parameter', () => {
  expect(cellsOf(eventsCsv([seen({ A: '1' }), seen({ B: 'said "no", twice', A: '2' })]))).toEqual([
    ['receivedAt', 'type', 'webhooks', 'A', 'B'],
    ['2026-03-01T09:00:01.000Z', 'onParticipantLeft', 'interaction global', '1', ''],
    ['2026-03-01T09:00:01.000Z', 'onParticipantLeft', 'interaction global', '2', 'said "no", twice'],
  ]);
});

test('JSON and CSV have what became of the events', () => {
  const deliveries = { crm: deliveredIn(90), archive: failedWith(answered(503)) };
  expect(JSON.parse(eventJson({ ...seen({}), deliveries }))).toMatchObject({ deliveries });
  const slow = failedWith({ kind: 'unanswered', why: 'answer-timeout', ms: 1_500 });
  const csv = eventsCsv([
    { ...seen({}), deliveries },
    { ...seen({}), deliveries: { archive: slow } },
    { ...seen({}), deliveries: { archive: failedWith(null) } },
  ]);
  expect(cellsOf(csv).map((cells) => cells.slice(3))).toEqual([
    ['delivery to crm', 'delivery to archive'],
    ['delivered 200', 'failed 503'],
    ['', 'failed answer-timeout'],
    ['', 'failed'],
  ]);
});

test('every line of the CSV has the same number of cells', () => {
  fc.assert(
    fc.property(fc.array(someParameters, { maxLength: 4 }), (all) => {
      const lines = cellsOf(eventsCsv(all.map((parameters) => seen(parameters))));
      expect(lines).toHaveLength(all.length + 1);
      expect(new Set(lines.map((line) => line.length)).size).toBe(1);
    }),
  );
});

test('no cell of the CSV is a formula, whichever character separates cells', () => {
  fc.assert(
    fc.property(someParameters, risky, (parameters, type) => {
      const csv = eventsCsv([seen(parameters, type)]);
      expect(cellsOf(csv).flat().filter(isFormula)).toEqual([]);
      expect(csv.split(/[,;|\t\r\n]/).filter(isFormula)).toEqual([]);
    }),
  );
});

test('text that is no formula remains as it is', () => {
  const harmless = fc.string({ unit: 'grapheme' }).filter((text) => !/[=+\-@＝＋－＠−]/.test(text));
  fc.assert(
    fc.property(harmless, (text) => {
      expect(cellsOf(eventsCsv([seen({ Said: text })]))[1]?.[3]).toBe(text);
    }),
  );
});
