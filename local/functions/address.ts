/** The functions' domain, as Twilio would have given it. Only this process and its children resolve it. */
export const FUNCTIONS_DOMAIN = 'interaction-webhooks-local-dev.twil.io';

export const FUNCTIONS_URL = `https://${FUNCTIONS_DOMAIN}`;
