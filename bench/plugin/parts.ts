/** The parts of the plugin's bundle, by the source of the code. */

export const PARTS = {
  theme: "Paste's provider and themes",
  paste: "Paste's components and icons",
  sync: 'Sync',
  texts: 'texts',
  valibot: 'valibot',
  own: 'our own code, without texts',
  other: 'other packages, and the code of the bundler',
} as const;

export type Part = keyof typeof PARTS;

const THEME = ['customization', 'theme', 'design-tokens', 'styling-library', 'style-props', 'color-contrast-utils'].map(
  (name) => `@twilio-paste/${name}`,
);

/** Twilio's Sync SDK with its dependencies. */
const SYNC = [
  'twilio-sync',
  'twilsock',
  'twilio-sdk-type-validator',
  'javascript-state-machine',
  'operation-retrier',
  'platform',
  'events',
  'loglevel',
  'uuid',
];

/** Returns the part of a source. `root` is the folder of the repository; both are absolute paths. */
export function partOf(source: string, root: string): Part {
  const [, packageName] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source) ?? [];
  if (packageName === undefined) {
    if (source.startsWith(`${root}/src/strings/`)) return 'texts';
    return source.startsWith(`${root}/src/`) ? 'own' : 'other';
  }
  if (THEME.includes(packageName)) return 'theme';
  if (packageName.startsWith('@twilio-paste/')) return 'paste';
  if (SYNC.includes(packageName)) return 'sync';
  return packageName === 'valibot' ? 'valibot' : 'other';
}
