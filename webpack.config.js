const { readdirSync } = require('node:fs');
const { dirname, join } = require('node:path');

/**
 * Adapts the webpack 4 configuration of Twilio's plugin builder, which calls this function.
 *
 * Babel transpiles for the `browserslist` in package.json. It lists older browsers than Flex and this plugin support,
 * because webpack 4 cannot parse the syntax that Babel would keep for newer ones.
 */
module.exports = (config) => {
  // webpack 4 cannot parse valibot's modern syntax, and the builder transpiles only our own sources.
  config.module.rules.push({
    test: /\.mjs$/,
    include: /node_modules[\\/]valibot/,
    type: 'javascript/auto',
    loader: require.resolve('babel-loader'),
    options: {
      babelrc: false,
      configFile: false,
      presets: [[require.resolve('babel-preset-react-app'), { runtime: 'automatic' }]],
    },
  });
  importPasteAsModules(config);
  leaveOutUnusedPaste(config);
  leaveOutUnusedSync(config);
  for (const { options } of config.optimization.minimizer) {
    const { compress, output } = options.terserOptions;
    Object.assign(options.terserOptions, {
      // The builder keeps the names of functions and classes. The plugin does not need them.
      keep_classnames: false,
      keep_fnames: false,
      // Every browser of the `browserslist` knows this version's shorter syntax.
      compress: { ...compress, ecma: 2018, passes: 2 },
      output: { ...output, ecma: 2018 },
    });
  }
  return config;
};

/**
 * Resolves `@twilio-paste/core/NAME` to the ES modules of `@twilio-paste/NAME`. Core's own file is a CommonJS module,
 * of which webpack keeps every export.
 */
function importPasteAsModules({ resolve }) {
  for (const name of readdirSync(dirname(require.resolve('@twilio-paste/core/package.json')))) {
    resolve.alias[`@twilio-paste/core/${name}$`] = `@twilio-paste/${name}`;
  }
}

/** Leaves out what Paste imports for uses that the plugin does not have. webpack 4 keeps such imports. */
function leaveOutUnusedPaste({ resolve, externals }) {
  const tokens = '@twilio-paste/design-tokens/dist';
  // `PasteProviders` uses only the themes `default` and `dark`.
  for (const theme of ['evergreen', 'sendgrid', 'twilio', 'twilio-dark']) {
    resolve.alias[`${tokens}/themes/${theme}/tokens.es6$`] = require.resolve(`${tokens}/tokens.es6`);
  }
  // Only `useThemeContrastCheck` calls it.
  externals['@twilio-paste/color-contrast-utils'] = '{}';
  // Only the check of property types reads the list of deprecated tokens, and React skips it in production.
  externals[`${tokens}/tokens.raw.json`] = '{ props: {} }';
  // The plugin animates nothing: Paste's button uses it for the arrow of a link, and the providers for its settings.
  externals['@twilio-paste/animation-library'] =
    '{ animated: (component) => component, useSpring: () => ({}), useReducedMotion: () => true, Globals: { assign() {} } }';
  resolve.alias['@twilio-paste/uid-library$'] = join(__dirname, 'src/components/useUID');
}

/** Leaves out what Twilio's Sync SDK needs only for uses that the plugin does not have. */
function leaveOutUnusedSync(config) {
  // The plugin reads only maps.
  const unused = ['./syncdocument', './synclist', './streams/syncstream', './livequery'];
  const isUnused = (context, request) => /[\\/]twilio-sync[\\/]lib$/.test(context) && unused.includes(request);
  config.externals = [
    config.externals,
    (context, request, done) => (isUnused(context, request) ? done(null, '{}') : done()),
  ];
}
