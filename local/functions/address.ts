/** The functions' domain, in the form that Twilio assigns. Only Local Twilio and its child processes resolve it. */
export const FUNCTIONS_DOMAIN = 'interaction-webhooks-local-dev.twil.io';

export const FUNCTIONS_URL = `https://${FUNCTIONS_DOMAIN}`;

/** The functions' address in production and on this machine. */
export interface FunctionsAddress {
  /** Such as `interaction-webhooks-local-dev.twil.io`. */
  readonly domain: string;
  /** Such as `http://localhost:4311`. Like in production, it differs from Flex's origin, so that CORS applies. */
  readonly origin: string;
}

/** The last argument of the functions' process: runs each call in a process of its own. */
export const FORK = '--fork';
