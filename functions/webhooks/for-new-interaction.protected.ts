import { forNewInteraction } from '../lib/webhooks/for-new-interaction';

export const handler = forNewInteraction();
