/**
 * Replaces the drawing of a folder in a Markdown page. The drawing stands between two comments that name the folder.
 *
 * @throws If the page lacks the comments.
 */
export function replaceBetweenMarkers(page: string, folder: string, drawing: string): string {
  const start = `<!-- graph of ${folder}: written by npm run graph -->`;
  const end = `<!-- end of graph of ${folder} -->`;
  const from = page.indexOf(start);
  const to = page.indexOf(end);
  if (from < 0 || to < from) throw new Error(`The page has no place for the graph of ${folder}: ${start} … ${end}`);
  return `${page.slice(0, from + start.length)}\n\n\`\`\`mermaid\n${drawing}\`\`\`\n\n${page.slice(to)}`;
}
