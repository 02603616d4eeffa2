// Read by `twilio flex:plugins:start`, which serves Flex from Twilio and this plugin from this machine.
// biome-ignore lint/correctness/noUnusedVariables: Flex's own page reads it.
var appConfig = {
  pluginService: {
    enabled: true,
    url: '/plugins',
  },
  logLevel: 'info',
};
