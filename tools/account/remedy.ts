/**
 * The remedy for a refusal of Twilio's Serverless API that waiting does not end, by the words of its message; null for
 * any other. Twilio gives all of them the same code, 20001.
 */
export function remedyFor(message: string): string | null {
  return REMEDIES.find(({ words }) => words.test(message))?.remedy ?? null;
}

const REMEDIES = [
  {
    words: /\blimited to\b/i,
    remedy:
      'The account has reached a limit of Twilio Functions. Remove what is no longer used under Functions and Assets in the Twilio Console, or ask Twilio Support for a higher limit. Then run this command again.',
  },
  {
    words: /\bunsupported runtime\b/i,
    remedy:
      'Twilio no longer offers this runtime. Update this product, or set `runtime` in .twilioserverlessrc to a version of Node.js that Twilio Functions offer, such as node22. Then run this command again.',
  },
] as const;
