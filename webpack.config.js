/**
 * Twilio's plugin builder calls this with its own configuration for webpack 4.
 *
 * The browsers of package.json's `browserslist` say how far the builder's babel transpiles, and are older than those that
 * Flex and this plugin need: of what is newer, webpack 4 cannot parse the syntax.
 */
module.exports = (config) => {
  // webpack 4 cannot parse the modern syntax that valibot ships, and the builder transpiles our own sources only.
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
      // The builder keeps the names of functions and classes, by which nothing in the plugin goes.
      keep_classnames: false,
      keep_fnames: false,
      compress: { ...compress, passes: 2 },
    });
  }
  return config;
};
