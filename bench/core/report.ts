/** Renders findings for the terminal, for a Markdown page, and as JSON. Ratios come before the figures. */
import type { Figure, Findings, Goal, Table, Unit } from './findings';
import { describeMachine, type Machine } from './machine';

/** The findings of one benchmark. */
export interface Report extends Findings {
  readonly name: string;
}

/** A rendered table: the header first. */
type Cells = readonly (readonly string[])[];

/** Renders all goals and tables of a run, for the terminal. */
export function terminalReport(reports: readonly Report[]): string {
  const goals = reports.flatMap((report) => report.goals);
  const tables = reports.flatMap((report) => report.tables);
  return [...(goals.length === 0 ? [] : [aligned(goalCells(goals))]), ...tables.map((table) => aligned(cells(table)))]
    .map((table) => `${table}\n`)
    .join('\n');
}

/** Renders the findings of one benchmark as a section of a page. `date` is such as `2026-11-27`. */
export const markdownReport = ({ goals, tables }: Findings, date: string, machine: Machine): string =>
  [
    `Measured on ${date}: ${describeMachine(machine)}.\n`,
    ...(goals.length === 0 ? [] : [`${piped(goalCells(goals))}\n`]),
    ...tables.map((table) => `${piped(cells(table))}\n`),
  ].join('\n');

/** Renders a run as one line of JSON. `date` is such as `2026-11-27`. */
export const jsonReport = (reports: readonly Report[], date: string, machine: Machine): string =>
  JSON.stringify({ date, machine, benchmarks: reports }, (_, value) =>
    typeof value === 'number' ? Number(value.toFixed(3)) : value,
  );

function goalCells(goals: readonly Goal[]): Cells {
  const rows = goals.map(({ name, measured, limit, unit }) => [
    name,
    amount(measured, unit),
    `≤ ${amount(limit, unit)}`,
    measured <= limit ? 'reached' : 'missed',
  ]);
  return [['Goal', 'Measured', 'Limit', ''], ...rows];
}

function cells({ title, columns, rows }: Table): Cells {
  return [[title, ...columns], ...rows.map(({ name, figures }) => [name, ...figures.map(cell)])];
}

function cell(figure: Figure | null): string {
  if (figure === null) return '';
  const value = amount(figure.value, figure.unit);
  return figure.ratio === null ? value : `${amount(figure.ratio, '×')} · ${value}`;
}

/** Formats a number with three significant digits, and whole from 100 on. */
function amount(value: number, unit: Unit | '×'): string {
  if (unit === '×') return `${value.toFixed(2)} ×`;
  const digits = Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0;
  return `${value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })} ${unit}`;
}

/** The first column is aligned to the left, the others to the right. */
function aligned(table: Cells): string {
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => (row[column] ?? '').length)));
  const lines = table.map((row) =>
    row
      .map((text, column) => (column === 0 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0)))
      .join('   ')
      .trimEnd(),
  );
  const [header = '', ...rest] = lines;
  return [header, '─'.repeat(Math.max(...lines.map(({ length }) => length))), ...rest].join('\n');
}

function piped(table: Cells): string {
  const [header = [], ...rows] = table.map((row) => row.map((text) => text.replaceAll('|', '\\|')));
  const line = (row: readonly string[]) => `| ${row.join(' | ')} |`;
  const rule = header.map((_, column) => (column === 0 ? '---' : '--:'));
  return [header, rule, ...rows].map(line).join('\n');
}
