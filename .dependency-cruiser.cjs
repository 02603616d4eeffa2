/**
 * The import rules of docs/architecture.md. `npm test` fails on an import against them, on a circle of files, and on a
 * circle of folders.
 */

/** The folders of `src`, lowest first. A folder may import only folders before it. */
const SRC_LAYERS = ['contract', 'backend', 'strings', 'components', 'form', 'interaction', 'panel', 'console', 'flex'];

/** The sub-folders of the two screens. The files directly in `panel` and `console` are below them. */
const PANEL_LAYERS = ['label', 'timeline', 'attached', 'attach', 'view'];
const CONSOLE_LAYERS = ['list', 'pane', 'history', 'details', 'edit', 'delete', 'cleanup', 'destinations', 'view'];

/** The same for `functions/lib`. */
const FUNCTIONS_LAYERS = [
  'dial',
  'twilio',
  'settings',
  'endpoint',
  'attachment',
  'relay',
  'events',
  'interaction-webhook',
  'webhooks',
  'destinations',
];

/** Tests and their support files may import what they need, also from above. */
const SUPPORT = '\\.test\\.tsx?$|^(src|functions)/testing/|^src/setupTests\\.ts$';

const forbid = (name, from, to) => ({ name, severity: 'error', from, to });

/** Rules by which no folder imports a later one, and every folder has a place in the order. */
const layerRules = (root, layers) => [
  ...layers.map((layer, index) =>
    forbid(
      `${root}/${layer} imports only the folders before it`,
      { path: `^${root}/${layer}/`, pathNot: SUPPORT },
      { path: `^${root}/(?!(${layers.slice(0, index + 1).join('|')})/)[^/]+/`, pathNot: SUPPORT },
    ),
  ),
  forbid(
    `every folder of ${root} has a place in the order`,
    { path: `^${root}/(?!(${layers.join('|')})/)[^/]+/`, pathNot: SUPPORT },
    {},
  ),
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...layerRules('src', SRC_LAYERS),
    ...layerRules('src/panel', PANEL_LAYERS),
    ...layerRules('src/console', CONSOLE_LAYERS),
    ...layerRules('functions/lib', FUNCTIONS_LAYERS),
    forbid(
      'files directly in panel and console are below their sub-folders',
      { path: '^src/(panel|console)/[^/]+$', pathNot: SUPPORT },
      { path: '^src/(panel|console)/[^/]+/' },
    ),
    forbid(
      'folders do not import the plugin class',
      { path: '^(src/[^/]+|functions/lib)/', pathNot: SUPPORT },
      { path: '^(src|functions/lib)/[^/]+$' },
    ),
    forbid(
      'panel and console do not know each other',
      { path: '^src/console/', pathNot: SUPPORT },
      { path: '^src/panel/' },
    ),
    forbid(
      'the contract imports only valibot',
      { path: '^src/contract/', pathNot: SUPPORT },
      { pathNot: '^src/contract/|^node_modules/valibot/' },
    ),
    forbid(
      'only src/flex and the plugin class know the Flex API and SDKs',
      { path: '^src/', pathNot: `^src/flex/|^src/(index|InteractionWebhooksPlugin)\\.ts$|${SUPPORT}` },
      { path: '^node_modules/(@twilio/flex-|twilio-sync/)' },
    ),
    forbid('src does not know the functions', { path: '^src/' }, { path: '^functions/' }),
    forbid(
      'of src, the functions know only the contract',
      { path: '^functions/' },
      { path: '^src/', pathNot: '^src/contract/' },
    ),
    forbid(
      'what is shipped does not know Local Twilio, tests or tools',
      { path: '^(src|functions)/' },
      { path: '^(local|e2e|bench|tools)/' },
    ),
    forbid('tools do not know Local Twilio or tests', { path: '^tools/' }, { path: '^(local|e2e|bench)/' }),
    forbid('Local Twilio does not know tests', { path: '^local/' }, { path: '^(e2e|bench)/' }),
    forbid(
      'tests support tests only',
      { pathNot: `${SUPPORT}|^(local/testing|e2e|bench)/` },
      { path: `${SUPPORT}|^local/testing/|^e2e/` },
    ),
    forbid('no circle of files', {}, { circular: true }),
  ],
  options: {
    includeOnly: '^(src|functions|local|e2e|bench|tools)/|^node_modules/(valibot|@twilio/flex-|twilio-sync)',
    doNotFollow: { path: 'node_modules' },
    // Imports of types count: they tie files together as other imports do.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.node.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
};
