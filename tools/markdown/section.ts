/** A part of a Markdown page that a command writes. It lies between two comments that name it and the command. */
export interface Section {
  readonly name: string;
  /** Such as `npm run graph`. */
  readonly command: string;
}

/**
 * Replaces the content of a section in a Markdown page.
 *
 * @throws If the page lacks the comments.
 */
export function replaceSection(page: string, { name, command }: Section, content: string): string {
  const start = `<!-- ${name}: written by ${command} -->`;
  const end = `<!-- end of ${name} -->`;
  const from = page.indexOf(start);
  const to = page.indexOf(end);
  if (from < 0 || to < from) throw new Error(`The page has no place for the ${name}: ${start} … ${end}`);
  return `${page.slice(0, from + start.length)}\n\n${content}\n${page.slice(to)}`;
}
