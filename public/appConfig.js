// Used by `twilio flex:plugins:start`, which loads Flex from Twilio and serves this plugin from this machine.
// biome-ignore lint/correctness/noUnusedVariables: Flex's page reads this variable.
var appConfig = {
  pluginService: {
    enabled: true,
    url: '/plugins',
  },
  logLevel: 'info',
};
