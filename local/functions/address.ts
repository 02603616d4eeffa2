/** The functions' domain, in the form that Twilio assigns. Only Local Twilio and its child processes resolve it. */
export const FUNCTIONS_DOMAIN = 'interaction-webhooks-local-dev.twil.io';

export const FUNCTIONS_URL = `https://${FUNCTIONS_DOMAIN}`;

/** The third argument of the functions' process: runs each call in a process of its own. */
export const FORK = '--fork';
