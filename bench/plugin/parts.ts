/** The parts of the plugin's bundle, by the source of the code. docs/performance.md says why each is kept. */

export const PARTS = {
  styles: "Paste's styles: Emotion and Styled System",
  theme: "Paste's provider and themes",
  boxes: "Paste's boxes and texts",
  buttons: "Paste's buttons",
  fields: "Paste's fields",
  icons: "Paste's icons",
  sync: 'Sync',
  connection: "Sync's connection",
  texts: 'texts',
  panel: 'the panel',
  console: 'the console',
  components: 'components and forms of both',
  flex: 'in Flex: hooks, requests, reports',
  contract: 'the contract',
  valibot: 'valibot',
  other: 'other packages, and the code of the bundler',
} as const;

export type Part = keyof typeof PARTS;

const PACKAGES: Partial<Record<Part, readonly string[]>> = {
  styles: paste('styling-library', 'style-props'),
  theme: paste('customization', 'theme', 'design-tokens'),
  boxes: paste('box', 'text', 'heading', 'screen-reader-only', 'skeleton-loader'),
  buttons: paste('button', 'anchor', 'spinner'),
  fields: paste(
    'base-radio-checkbox',
    'checkbox',
    'flex',
    'help-text',
    'inline-control-group',
    'input',
    'input-box',
    'label',
    'media-object',
    'radio-group',
    'select',
    'sibling-box',
    'stack',
  ),
  icons: paste('icons'),
  sync: ['twilio-sync', 'twilio-sdk-type-validator'],
  connection: ['twilsock', 'javascript-state-machine', 'operation-retrier', 'events', 'loglevel', 'platform', 'uuid'],
  valibot: ['valibot'],
};

const FOLDERS: Partial<Record<Part, readonly string[]>> = {
  texts: ['strings'],
  panel: ['panel', 'interaction'],
  console: ['console'],
  components: ['components', 'form'],
  contract: ['contract'],
};

/** Returns the part of a source. `root` is the folder of the repository; both are absolute paths. */
export function partOf(source: string, root: string): Part {
  const [, packageName] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source) ?? [];
  if (packageName !== undefined) return partWith(packageName, PACKAGES) ?? 'other';
  if (!source.startsWith(`${root}/src/`)) return 'other';
  const [folder = ''] = source.slice(`${root}/src/`.length).split('/');
  return partWith(folder, FOLDERS) ?? 'flex';
}

const partWith = (name: string, parts: Partial<Record<Part, readonly string[]>>): Part | undefined =>
  (Object.keys(parts) as Part[]).find((part) => parts[part]?.includes(name));

function paste(...names: readonly string[]): readonly string[] {
  return names.map((name) => `@twilio-paste/${name}`);
}
