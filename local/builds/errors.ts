/** The errors of a build, and how the terminal shows them. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface BuildError {
  /** Relative to the repository. Null if the error is in no file. */
  readonly file: string | null;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  readonly message: string;
  /** Whether only the type checker sees it. */
  readonly isOfType: boolean;
}

/** The number of files whose errors are shown. */
const MAX_FILES = 3;

/** The lines that are shown before and after an error. */
const CONTEXT = 2;

/**
 * Shows the first error of each file. A file that cannot be parsed has an error from each tool that reads it, and
 * further ones in the files that import it, so errors of types are shown only without others.
 */
export function describeErrors(errors: readonly BuildError[], root: string): string {
  const others = errors.filter(({ isOfType }) => !isOfType);
  const first = new Map<string | null, BuildError>();
  for (const error of others.length > 0 ? others : errors) {
    if (!first.has(error.file)) first.set(error.file, error);
  }
  const frames = [...first.values()].slice(0, MAX_FILES).map((error) => frame(error, root));
  const rest = first.size - frames.length;
  return [...frames, ...(rest > 0 ? [`More files with errors: ${rest}`] : [])].join('\n\n');
}

function frame({ file, line, column, message }: BuildError, root: string): string {
  if (file === null) return message;
  const title = `${file}:${line}:${column}  ${message}`;
  const path = join(root, file);
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
  if (lines[line - 1] === undefined) return title;
  const firstLine = Math.max(1, line - CONTEXT);
  const width = String(line + CONTEXT).length;
  const excerpt = lines.slice(firstLine - 1, line + CONTEXT).flatMap((text, index) => {
    const number = firstLine + index;
    const row = `${number === line ? '>' : ' '} ${String(number).padStart(width)} | ${text}`.trimEnd();
    // Tabs stay tabs, so that the mark is below its character.
    const indent = text.slice(0, column - 1).replace(/[^\t]/g, ' ');
    return number === line ? [row, `  ${' '.repeat(width)} | ${indent}^`] : [row];
  });
  return [title, ...excerpt].join('\n');
}
