import * as FlexPlugin from '@twilio/flex-plugin';
import { InteractionWebhooksPlugin } from './InteractionWebhooksPlugin';

// Twilio's CLI looks for exactly one call written like this.
FlexPlugin.loadPlugin(InteractionWebhooksPlugin);
