export interface ValueImport {
  readonly name: string;
  /** The package or file. */
  readonly from: string;
}

const STATIC = /^import \{([^}]*)\} from '([^']+)';/gm;
const DYNAMIC = /const \{([^}]*)\} = await import\(\s*(?:\/\*.*?\*\/ )?'([^']+)'\s*\)/g;

/** Lists the named imports of a TypeScript file that remain in its JavaScript. */
export const valueImports = (source: string): readonly ValueImport[] =>
  [...source.matchAll(STATIC), ...source.matchAll(DYNAMIC)].flatMap(([, names = '', from = '']) =>
    names
      .split(',')
      .map((name) => name.trim().replace(/( as |: ).*/s, ''))
      .filter((name) => name !== '' && !name.startsWith('type '))
      .map((name) => ({ name, from })),
  );
