/** Writes events as JSON and as CSV. Pure. */
import type { SeenEvent } from './timeline';

type Exported = Pick<SeenEvent, 'event' | 'webhooks'>;

export const eventJson = (seen: Exported) => JSON.stringify(contentOf(seen), null, 2);

export const eventsJson = (events: readonly Exported[]) => JSON.stringify(events.map(contentOf), null, 2);

const contentOf = ({ event: { webhook: _, ...event }, webhooks }: Exported) => ({ ...event, webhooks });

/** Makes spreadsheets read the file as UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/** A line for each event, with a column for each parameter that one of them has. Lines end as RFC 4180 says. */
export function eventsCsv(events: readonly Exported[]): string {
  const names = [...new Set(events.flatMap(({ event }) => Object.keys(event.parameters)))];
  const lines = events.map(({ event: { receivedAt, type, parameters }, webhooks }) => [
    receivedAt,
    type,
    webhooks.join(' '),
    ...names.map((name) => (Object.hasOwn(parameters, name) ? (parameters[name] ?? '') : '')),
  ]);
  const table = [['receivedAt', 'type', 'webhooks', ...names], ...lines];
  return BYTE_ORDER_MARK + table.map((line) => `${line.map(csvCell).join(',')}\r\n`).join('');
}

/** Spreadsheets of some languages separate cells by semicolons, so cells may begin in the middle of a text. */
const SEPARATORS = /([,;|\t\r\n])/;

/** Source: OWASP, "CSV Injection"; also after characters that a spreadsheet may remove. */
const FORMULA = /^[\p{Z}\p{C}"']*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212]/u;

/** Writes a cell that no spreadsheet runs: after an apostrophe, it takes a formula as text. */
function csvCell(text: string): string {
  const parts = text.split(SEPARATORS).map((part) => (FORMULA.test(part) ? `'${part}` : part));
  return `"${parts.join('').replace(/"/g, '""')}"`;
}
