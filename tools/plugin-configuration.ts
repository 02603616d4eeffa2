import { Environment } from '@twilio/flex-dev-utils/dist/env';
import { addCWDNodeModule } from '@twilio/flex-dev-utils/dist/fs';
import getConfiguration, { ConfigurationType } from '@twilio/flex-plugin-scripts/dist/config';

/** Returns the plugin builder's own webpack configuration for a production build, and sets the variables it reads. */
export async function pluginConfiguration() {
  process.env.NODE_ENV = 'production';
  process.env.BABEL_ENV = 'production';
  addCWDNodeModule();
  return getConfiguration(ConfigurationType.Webpack, Environment.Production, false);
}
