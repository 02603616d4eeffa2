import ts from 'typescript';

export interface Comment {
  /** Counted from 1. */
  readonly line: number;
  /** Without the marks of the comment, line by line. */
  readonly text: string;
  /** The longest of its lines, from the first column of the file, in characters. */
  readonly width: number;
}

/** Returns the comments of a TypeScript or JavaScript file. */
export function commentsIn(file: string, source: string): Comment[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const lines = source.split('\n');
  const ranges = new Map<number, ts.CommentRange>();
  // Text between JSX tags may look like a comment.
  const jsxTexts: ts.Node[] = [];
  const visit = (node: ts.Node) => {
    if (node.kind === ts.SyntaxKind.JsxText) return jsxTexts.push(node);
    for (const range of ts.getLeadingCommentRanges(source, node.pos) ?? []) ranges.set(range.pos, range);
    for (const range of ts.getTrailingCommentRanges(source, node.end) ?? []) ranges.set(range.pos, range);
    for (const child of node.getChildren(tree)) visit(child);
  };
  visit(tree);
  const isInJsxText = ({ pos }: ts.CommentRange) => jsxTexts.some((node) => node.pos <= pos && pos < node.end);
  return [...ranges.values()]
    .filter((range) => !isInJsxText(range))
    .map(({ pos, end }) => {
      const first = tree.getLineAndCharacterOfPosition(pos).line;
      const last = tree.getLineAndCharacterOfPosition(end).line;
      return {
        line: first + 1,
        text: source
          .slice(pos, end)
          .replace(/^\/[/*]+|\*+\/$|^\s*\*+ ?/gm, '')
          .trim(),
        width: Math.max(...lines.slice(first, last + 1).map(({ length }) => length)),
      };
    });
}
