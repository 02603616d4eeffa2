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
  for (const { options } of config.optimization.minimizer) {
    const { compress } = options.terserOptions;
    Object.assign(options.terserOptions, {
      // The builder keeps the names of functions and classes. The plugin does not need them.
      keep_classnames: false,
      keep_fnames: false,
      compress: { ...compress, passes: 2 },
    });
  }
  return config;
};
