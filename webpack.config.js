/** Twilio's plugin builder calls this with its own configuration for webpack 4. */
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
  return config;
};
