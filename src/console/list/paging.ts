/** The list a page at a time. Pure. */

/** So many rows are read like a table and drawn at once, however many there are. */
export const PAGE_ROWS = 25;

export const pagesOf = (rows: number) => Math.max(1, Math.ceil(rows / PAGE_ROWS));

/** The rows of a page, or of the last one when there are no longer so many. */
export function pageOf<T>(rows: readonly T[], page: number): { readonly page: number; readonly rows: readonly T[] } {
  const shown = Math.min(page, pagesOf(rows.length) - 1);
  return { page: shown, rows: rows.slice(shown * PAGE_ROWS, (shown + 1) * PAGE_ROWS) };
}
