/** The npm packages that a version of Flex UI needs for its bundle. */
import type { PackageSet } from '../../tools/package-cache';
import { isBefore } from './version';

/**
 * Flex imports these without declaring them as dependencies. Whether others of its dependencies bring them along
 * changes with each version. `events` takes the place of Node's module in a browser.
 */
const UNDECLARED = { 'base64-js': '1.5.1', events: '3.3.0', ieee754: '1.2.1', 'regenerator-runtime': '0.14.1' };

interface Pins {
  /** The first version that does not need them. */
  readonly before: string;
  readonly overrides: Readonly<Record<string, string>>;
}

/** The dependencies that npm would otherwise install in versions that do not fit each other. */
const PINNED: readonly Pins[] = [
  {
    // Flex's editor, Plate, accepts any later slate-history and slate-hyperscript. npm installs the newest ones, which
    // import functions that the editor's slate 0.66 does not have. These are the versions that Flex itself asks for.
    before: '2.9.0',
    overrides: { 'slate-history': '0.65.3', 'slate-hyperscript': '0.62.0' },
  },
];

export type FlexPackages = Required<Pick<PackageSet, 'packages' | 'overrides'>>;

/** npm adds React in the version that this Flex asks for. */
export const packagesOf = (version: string): FlexPackages => ({
  packages: { '@twilio/flex-ui': version, ...UNDECLARED },
  overrides: Object.assign(
    {},
    ...PINNED.filter(({ before }) => isBefore(version, before)).map(({ overrides }) => overrides),
  ),
});
