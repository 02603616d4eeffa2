export interface ValueImport {
  readonly name: string;
  /** The package or file. */
  readonly from: string;
}

/** Lists the named imports of a TypeScript file that remain in its JavaScript. */
export const valueImports = (source: string): readonly ValueImport[] =>
  [...source.matchAll(/^import \{([^}]*)\} from '([^']+)';/gm)].flatMap(([, names = '', from = '']) =>
    names
      .split(',')
      .map((name) => name.trim().replace(/ as .*/s, ''))
      .filter((name) => name !== '' && !name.startsWith('type '))
      .map((name) => ({ name, from })),
  );
