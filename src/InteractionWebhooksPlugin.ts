import { FlexPlugin } from '@twilio/flex-plugin';
import type * as Flex from '@twilio/flex-ui';
import { addToFlex } from './addToFlex';

export class InteractionWebhooksPlugin extends FlexPlugin {
  constructor() {
    super('InteractionWebhooksPlugin');
  }

  init(flex: typeof Flex, manager: Flex.Manager) {
    addToFlex(flex, manager, {
      baseUrl: process.env.FLEX_APP_FUNCTIONS_URL,
      send: (url, init) => fetch(url, init),
      isOnline: () => navigator.onLine,
      report: (message) => console.error(message),
    });
  }
}
