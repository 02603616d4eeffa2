/** Draws a folder graph as a Mermaid flowchart: a box for each folder, an arrow from the importer to the imported. */

/** A file and the files that it imports, as paths from the repository's root. */
export interface Module {
  readonly source: string;
  readonly imports: readonly string[];
}

/** Draws the folders directly below `root`. A file directly below `root` has a box of its own. */
export function flowchart(root: string, modules: readonly Module[]): string {
  const boxOf = (path: string) => path.slice(root.length + 1).split('/')[0] ?? '';
  const arrows = new Set<string>();
  const boxes = new Set<string>();
  for (const { source, imports } of modules) {
    boxes.add(boxOf(source));
    for (const imported of imports) {
      if (boxOf(imported) !== boxOf(source)) arrows.add(`  ${idOf(boxOf(source))} --> ${idOf(boxOf(imported))}`);
    }
  }
  const lines = [...[...boxes].sort().map((box) => `  ${idOf(box)}["${box}"]`), ...[...arrows].sort()];
  return `flowchart TD\n${lines.join('\n')}\n`;
}

/** Mermaid reads some words, such as `end`, as its own. */
const idOf = (box: string) => `_${box.replace(/\W/g, '_')}`;
