/** Writes events as JSON and as CSV. Pure. */
import type { Delivery } from '../../contract/delivery';
import type { SeenEvent } from './timeline';

type Exported = Pick<SeenEvent, 'event' | 'webhooks' | 'deliveries'>;

export const eventJson = (seen: Exported) => JSON.stringify(contentOf(seen), null, 2);

export const eventsJson = (events: readonly Exported[]) => JSON.stringify(events.map(contentOf), null, 2);

const contentOf = ({ event: { receivedAt, type, parameters }, webhooks, deliveries }: Exported) => ({
  type,
  receivedAt,
  parameters,
  webhooks,
  ...(Object.keys(deliveries).length > 0 ? { deliveries } : {}),
});

/** Makes spreadsheets read the file as UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * A line for each event, with a column for each destination and for each parameter that one of them has. Lines end as
 * RFC 4180 says.
 */
export function eventsCsv(events: readonly Exported[]): string {
  const names = [...new Set(events.flatMap(({ event }) => Object.keys(event.parameters)))];
  const ids = [...new Set(events.flatMap(({ deliveries }) => Object.keys(deliveries)))];
  const lines = events.map(({ event: { receivedAt, type, parameters }, webhooks, deliveries }) => [
    receivedAt,
    type,
    webhooks.join(' '),
    ...ids.map((id) => (Object.hasOwn(deliveries, id) ? deliveryCell(deliveries[id]) : '')),
    ...names.map((name) => (Object.hasOwn(parameters, name) ? (parameters[name] ?? '') : '')),
  ]);
  const table = [['receivedAt', 'type', 'webhooks', ...ids.map((id) => `delivery to ${id}`), ...names], ...lines];
  return BYTE_ORDER_MARK + table.map((line) => `${line.map(csvCell).join(',')}\r\n`).join('');
}

/** As in `delivered 200` and `failed connect-timeout`. */
function deliveryCell(delivery: Delivery | undefined): string {
  if (delivery === undefined) return '';
  const { state, outcome } = delivery;
  if (outcome === null) return state;
  return `${state} ${outcome.kind === 'answered' ? outcome.status : outcome.why}`;
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
