/**
 * The format of functions.env, which docs/configure.md describes. Common readers of such files guess at what they do
 * not understand, and a wrong guess removes a destination or the roles of one. Here each line is understood or refused.
 */
import { fail, ok, type Result } from '../../../src/contract/result';
import { nameProblem } from './names';
import type { Problem } from './problem';

export interface Assignment {
  readonly name: string;
  readonly value: string;
  readonly line: number;
}

/** Control characters except tabs, and the two line separators that few editors show as such. */
const CONTROL = /[^\P{Cc}\t]|[\u2028\u2029]/u;

/**
 * Invisible characters except the two joiners, which emoji and some scripts need, and blanks that look like a space.
 */
const INVISIBLE = /[^\P{Cf}\u200c\u200d]|[^\P{Z} ]/u;

/** A quotation mark at one end of a value, or another sign in its place. */
const UNPAIRED_QUOTE = /^[`“”„«‘’]|["'`“”‘’»]$/;

/** A reference to another variable, as shells and some other readers of such files understand it. */
const REFERENCE = /\$[A-Za-z_{(]/;

/** Parses the bytes of the file. Returns the assignments of the good lines, and a problem for each other line. */
export function parseLines(bytes: Uint8Array): { assignments: readonly Assignment[]; problems: readonly Problem[] } {
  const text = decode(bytes);
  if (!text.ok) return { assignments: [], problems: [{ line: null, reason: text.failure }] };
  const assignments: Assignment[] = [];
  const problems: Problem[] = [];
  for (const [index, content] of text.value.split(/\r\n|\r|\n/).entries()) {
    const line = index + 1;
    const parsed = parseLine(content);
    if (!parsed.ok) {
      problems.push({ line, reason: parsed.failure });
    } else if (parsed.value !== null) {
      const { name } = parsed.value;
      const earlier = assignments.find((assignment) => assignment.name === name);
      if (earlier === undefined) assignments.push({ ...parsed.value, line });
      else
        problems.push({ line, reason: `${name} is already set on line ${earlier.line}. Delete one of the two lines.` });
    }
  }
  return { assignments, problems };
}

function decode(bytes: Uint8Array): Result<string, string> {
  const [first, second] = bytes;
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || bytes.includes(0);
  if (isUtf16) return fail('The file is not saved as UTF-8, but probably as UTF-16. Save it as UTF-8.');
  try {
    // The decoder drops a byte order mark.
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return fail('The file is not saved as UTF-8. Save it as UTF-8.');
  }
}

/** Returns null for an empty line and for a comment. */
function parseLine(content: string): Result<{ name: string; value: string } | null, string> {
  const line = trimBlanks(content);
  const isComment = line.startsWith('#');
  const hidden = (CONTROL.exec(content) ?? (isComment ? null : INVISIBLE.exec(content)))?.[0].codePointAt(0);
  if (hidden !== undefined) {
    const code = hidden.toString(16).toUpperCase().padStart(4, '0');
    return fail(`The line contains a character that is invisible or looks like a space (U+${code}). Write it again.`);
  }
  if (line === '' || isComment) return ok(null);
  const equals = line.indexOf('=');
  if (equals < 0) return fail('The line has no =. Write NAME=value, or # before a comment.');
  const name = trimBlanks(line.slice(0, equals));
  const problem = nameProblem(name);
  if (problem !== null) return fail(problem);
  const value = parseValue(trimBlanks(line.slice(equals + 1)));
  return value.ok ? ok({ name, value: value.value }) : value;
}

function parseValue(text: string): Result<string, string> {
  const unquoted = text.startsWith("'") || text.startsWith('"') ? withoutQuotes(text) : withoutHash(text);
  if (!unquoted.ok) return unquoted;
  const value = trimBlanks(unquoted.value);
  if (value === '') return fail('The value is empty. Write a value, or delete the line.');
  if (value.includes('\\')) return fail('The value contains a \\. Nothing can be escaped. Remove the \\.');
  if (value.includes("'") && value.includes('"')) return fail('The value contains both \' and ". Use one of them.');
  if (REFERENCE.test(value) && !text.startsWith("'")) {
    return fail("A $ does not insert another variable. Write the text itself, or put the value in '…' to keep the $.");
  }
  return ok(value);
}

function withoutQuotes(text: string): Result<string, string> {
  const end = text.indexOf(text.charAt(0), 1);
  if (end < 0) return fail('The quotation mark before the value is not closed. A value is one line.');
  if (end < text.length - 1) {
    return fail('There is text after the closing quotation mark. Write a comment on a line of its own.');
  }
  return ok(text.slice(1, -1));
}

function withoutHash(text: string): Result<string, string> {
  if (text.includes('#')) {
    return fail('Put the value in "…" if the # belongs to it. Otherwise write the comment on a line of its own.');
  }
  if (UNPAIRED_QUOTE.test(text)) return fail('Put the whole value in "…" or \'…\', or remove the quotation mark.');
  return ok(text);
}

/** Unlike `trim`, keeps invisible characters, so that they are refused. */
const trimBlanks = (text: string) => text.replace(/^[ \t]+|[ \t]+$/g, '');
