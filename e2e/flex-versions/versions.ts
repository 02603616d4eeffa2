/** The versions of Flex UI that the browser tests run, and how Playwright's projects for them are named. */
import { INSTALLED_VERSION } from '../../local/flex/version';

/** README's table has these versions: the newest patches of some releases, and the oldest and newest version. */
export const LISTED_VERSIONS: readonly string[] = [
  '2.0.0',
  '2.5.1',
  '2.7.2',
  '2.9.1',
  '2.12.0',
  '2.14.0',
  '2.15.1',
  '2.16.0',
  INSTALLED_VERSION,
];

/** The environment variable by which `npm run flex-versions` names other versions, separated by spaces. */
export const VERSIONS_VARIABLE = 'FLEX_VERSIONS';

/** The versions of this run. `npm test` runs this one, and all other browser tests in the installed version. */
export const TESTED_VERSIONS: readonly string[] = (process.env[VERSIONS_VARIABLE] ?? '2.14.0').split(' ');

export const VERSIONS_SPEC = 'flex-versions.spec.ts';

export const projectOf = (version: string) => `flex-${version}`;
