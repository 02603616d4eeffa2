import { SourceMap } from 'node:module';

/** Returns the code of a script by the source it comes from. Code without one, such as JSON, has the source ''. */
export function piecesBySource(
  code: string,
  payload: ConstructorParameters<typeof SourceMap>[0],
): ReadonlyMap<string, string> {
  const map = new SourceMap(payload);
  const pieces = new Map<string, string>();
  for (const [number, line] of code.split('\n').entries()) {
    for (let column = 0; column < line.length; column += 1) {
      const source = sourceAt(map, number, column) ?? '';
      pieces.set(source, `${pieces.get(source) ?? ''}${line[column]}`);
    }
  }
  return pieces;
}

function sourceAt(map: SourceMap, line: number, column: number): string | undefined {
  const entry = map.findEntry(line, column);
  return 'originalSource' in entry ? entry.originalSource : undefined;
}
